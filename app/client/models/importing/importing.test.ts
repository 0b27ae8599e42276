import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RepositoryHost, startRepositoryHost } from "../../../../e2e/repositoryHost";
import { goldenUrl } from "../../../../engine/testing/goldens";
import { huggingFaceFolder } from "../../../testing/foreignModel";
import { GatedBlob } from "../../../testing/gatedBlob";
import { eachInItsWorld, hex, openShelf, storedBytes, until } from "../../../testing/shelfWorld";
import type { ImportSource } from "../types";

const world = eachInItsWorld();
const golden = readFileSync(goldenUrl("micro-v3/ggml-micro-v3.bin"));
const folder = huggingFaceFolder(golden, readFileSync(goldenUrl("micro-v3/config.json")));
const given = (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): ImportSource => ({
  from: "files",
  files: [...files]
    .filter(([name]) => name !== "README.md")
    .map(([name, bytes]) => ({ name, file: new Blob([bytes]) })),
  folder: "whisper-tune",
});

describe("a model in another format, from files", () => {
  test("is looked at, then stored as what it becomes alone, under its folder's name and its format's", async () => {
    const { shelf, model } = await openShelf(world.tabs, []);
    const plan = await shelf.look(given(folder));
    expect(plan).toMatchObject({ name: "whisper-tune", host: undefined, weights: ["model.safetensors"] });
    expect(plan).toMatchObject({ dims: { nMels: 128, nVocab: 51866 }, lacksTimestamps: false });
    expect(plan.languages).toHaveLength(100);
    expect(plan.formats.map(({ type }) => type)).toEqual(["f16", "q8_0", "q5_1", "q4_0"]);
    expect(plan.formats[0]?.bytes).toBe(golden.length);
    const name = await shelf.convert("f16");
    expect(name).toBe("whisper-tune-f16");
    expect(model(name)).toMatchObject({ origin: "own", state: { status: "stored" }, bytes: golden.length });
    expect(hex(await storedBytes(shelf, name))).toBe(hex(golden));
    // At the next visit, too.
    const next = await openShelf(world.tabs, []);
    expect(hex(await storedBytes(next.shelf, name))).toBe(hex(golden));
    expect(await shelf.convert("f16")).toBe("whisper-tune-f16-2");
  });

  test("is smaller in fewer bits, by what was said before", async () => {
    const { shelf, model } = await openShelf(world.tabs, []);
    const { formats } = await shelf.look(given(folder));
    const name = await shelf.convert("q5_1");
    const said = formats.find(({ type }) => type === "q5_1")?.bytes;
    expect(model(name)?.bytes).toBe(said);
    expect(said).toBeLessThan(golden.length);
  });

  test("that is stopped leaves nothing behind", async () => {
    const { shelf, model, db } = await openShelf(world.tabs, []);
    const weights = new GatedBlob([folder.get("model.safetensors") ?? ""]);
    const rest = new Map([...folder].filter(([name]) => name !== "model.safetensors"));
    const source = given(rest) as Extract<ImportSource, { readonly from: "files" }>;
    await shelf.look({ ...source, files: [...source.files, { name: "model.safetensors", file: weights }] });
    weights.shutFrom = 0;
    const done = shelf.convert("q8_0").catch((error: Error) => error.name);
    const name = "whisper-tune-q8_0";
    await until(() => model(name)?.state.status === "converting");
    await shelf.cancel(name);
    expect(await done).toBe("cancelled");
    expect(model(name)).toBeUndefined();
    expect(await db.get(name)).toBeUndefined();
  });

  test("that is none, or lacks a part, is refused with what is wrong", async () => {
    const { shelf } = await openShelf(world.tabs, []);
    const refused = async (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) =>
      shelf.look(given(files)).then(
        () => "taken",
        ({ name, message }: Error) => `${name}: ${message}`,
      );
    const weights = folder.get("model.safetensors") ?? new Uint8Array();
    expect(await refused(new Map([["model.safetensors", new Uint8Array(9)]]))).toMatch(/^model-unknown: /);
    expect(await refused(new Map([["model.safetensors", weights.slice(0, 99_999)]]))).toMatch(/^model-unknown: /);
    expect(await refused(new Map([["config.json", new Uint8Array(9)]]))).toMatch(/^model-unknown: /);
    await expect(shelf.convert("f16")).rejects.toMatchObject({ name: "model-unknown" });
  });
});

describe("a model in a repository", () => {
  let host: RepositoryHost;
  const ofHost = (): ImportSource => ({ from: "host", repository: "lab/tune", address: host.address });
  beforeAll(async () => {
    host = await startRepositoryHost(folder);
  });
  afterAll(() => host.close());

  test.each(["good", "breaks once a piece", "unlisted"] as const)(
    "of a host that is %s: looked at by its headers, fetched once",
    async (conduct) => {
      host.conduct = conduct;
      const { shelf } = await openShelf(world.tabs, []);
      const plan = await shelf.look(ofHost());
      expect(plan).toMatchObject({ name: "tune", folder: "lab/tune", host: host.host, weights: ["model.safetensors"] });
      expect(plan.bytes).toBe(folder.get("model.safetensors")?.length);
      expect(host.requests.join("\n")).not.toContain("README");
      const name = await shelf.convert("f16");
      expect(hex(await storedBytes(shelf, name))).toBe(hex(golden));
    },
  );

  test("is not fetched beyond its first piece before it is wanted", async () => {
    host.conduct = "good";
    host.sent = 0;
    const { shelf } = await openShelf(world.tabs, []);
    await shelf.look(ofHost());
    const small = [...folder]
      .filter(([name]) => name.endsWith(".json"))
      .reduce((sum, [, { length }]) => sum + length, 0);
    expect(host.sent).toBeLessThanOrEqual(small + (4 << 20));
  });

  test("of a host that sends no parts stays with what came, and one that is not there ends with a code", async () => {
    const { shelf, model } = await openShelf(world.tabs, []);
    host.conduct = "good";
    await shelf.look(ofHost());
    host.conduct = "whole";
    const name = await shelf.convert("f16");
    expect(model(name)?.state).toMatchObject({ status: "failed", failure: { code: "download-failed" } });
    expect(model(name)?.bytes).toBe(golden.length);
    host.conduct = "down";
    await expect(shelf.look(ofHost())).rejects.toMatchObject({ name: "download-failed" });
  });
});
