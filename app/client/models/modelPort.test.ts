import { expose } from "comlink";
import { afterEach, expect, test, vi } from "vitest";
import { chunkBytes, SottoError, weightsFile } from "../../../engine/index";
import { type ModelPort, modelPortOf, modelReader } from "./modelPort";
import type { Shelf } from "./shelf";

const config = Uint8Array.of(1, 2, 3);
const weights = new Uint8Array(chunkBytes + 2).fill(7);
const opened = [
  { name: "config", bytes: config.length, chunks: 1 },
  { name: weightsFile, bytes: weights.length, chunks: 2 },
];

let ends: readonly MessagePort[] = [];
afterEach(() => {
  for (const port of ends) port.close();
});

/** A reader whose other end is as a test says. */
function setUp(change: Partial<ModelPort> = {}) {
  const port: ModelPort = {
    open: async () => opened,
    chunk: async (_, file, index) =>
      [config, weights][file]?.slice(index * chunkBytes, (index + 1) * chunkBytes) as never,
    whole: async () => {},
    ...change,
  };
  const { port1, port2 } = new MessageChannel();
  ends = [port1, port2];
  expose(port, port1);
  return modelReader(port2);
}

test("the files of a model come by their names, and are counted together", async () => {
  const told: number[] = [];
  const files = await setUp().read("small", (loaded) => told.push(loaded), "whole");
  expect([...files.keys()]).toEqual(["config", weightsFile]);
  for (const [name, bytes] of [
    ["config", config],
    [weightsFile, weights],
  ] as const) {
    expect(Buffer.compare(files.get(name)?.bytes ?? new Uint8Array(), bytes)).toBe(0);
  }
  expect(told.at(-1)).toBe(config.length + weights.length);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

test("the beginning is there before the model is known to be whole, and the end is not", async () => {
  const wholes: (() => void)[] = [];
  const whole = () => new Promise<void>((resolve) => wholes.push(resolve));
  const file = (await setUp({ whole }).read("small", () => {}, "as they come")).get(weightsFile);
  await file?.until(chunkBytes);
  let isThere = false;
  const all = file?.until(weights.length).then(() => {
    isThere = true;
  });
  await vi.waitFor(() => expect(wholes).toHaveLength(1), { timeout: 20_000 });
  expect(isThere).toBe(false);
  wholes[0]?.();
  await all;
  expect(isThere).toBe(true);
});

test("what breaks off is given away as it comes, and told of where the whole is asked for", async () => {
  const whole = () => Promise.reject(new SottoError("model-corrupt", "damaged"));
  const reader = setUp({ whole });
  const files = await reader.read("small", () => {}, "as they come");
  await expect(files.get(weightsFile)?.until(weights.length)).rejects.toMatchObject({ name: "model-corrupt" });
  await expect(reader.read("small", () => {}, "whole")).rejects.toMatchObject({ name: "model-corrupt" });
});

test("a model that is not here says so", async () => {
  const open = () => Promise.reject(new SottoError("model-unknown", "small is not on this device"));
  await expect(setUp({ open }).read("small", () => {}, "whole")).rejects.toMatchObject({ name: "model-unknown" });
});

test("the keeper's end asks the shelf, and tells of bytes half a megabyte at a time", async () => {
  const told: number[] = [];
  const stored = {
    async open(_: string, onBytes: (loaded: number) => void) {
      for (let loaded = 0; loaded <= 1 << 20; loaded += 1 << 16) onBytes(loaded);
      return opened;
    },
    read: async () => config.slice(),
    whole: async () => {},
  };
  const port = modelPortOf(Promise.resolve({ stored } as unknown as Shelf));
  expect(await port.open("small", (loaded) => told.push(loaded))).toEqual(opened);
  expect(told).toEqual([0, 1 << 19, 1 << 20]);
  expect(await port.chunk("small", 0, 0)).toEqual(config);
});
