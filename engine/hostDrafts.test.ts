import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openTestWasm } from "../kernels/testing/wasm";
import { oneFile } from "./files/modelFile";
import { EngineHost } from "./host";
import { noiseSource } from "./testing/audio";
import { goldenUrl } from "./testing/goldens";
import { smallestDims, writeGgml } from "./testing/writeGgml";
import { defaultOptions } from "./transcribeOptions";

const files = new Map([
  ["large", readFileSync(goldenUrl("micro-v3/ggml-micro-v3.bin"))],
  ["distilled", readFileSync(goldenUrl("micro-distil/ggml-micro-distil.bin"))],
  ["english", writeGgml({ dims: smallestDims, type: "q8_0", seed: 1 })],
]);

async function setUp() {
  const backend = await openTestWasm({ precision: "i16", relaxed: true, threads: 1 });
  const read: string[] = [];
  const host = new EngineHost({
    openGpu: () => Promise.reject(new Error("no card")),
    openCpu: async () => backend,
    version: "1",
    readModel: async (name) => {
      read.push(name);
      return oneFile(files.get(name) ?? new Uint8Array(0));
    },
    openAudio: () => ({ ...noiseSource(8), close: () => {} }),
    readVad: () => Promise.reject(new Error("not asked for")),
    now: () => performance.now(),
  });
  await host.load("large", { preference: "cpu" }, () => {});
  const transcribe = async (job: number) => {
    const audio = { port: new MessageChannel().port1 as MessagePort, start: 0, seconds: 8 };
    const options = {
      ...defaultOptions,
      language: "en",
      temperature: [0],
      sampleLen: 30,
      noSpeechThreshold: undefined,
    };
    return host.transcribe(job, audio, options, () => {});
  };
  return { host, backend, read, transcribe };
}

test("a model that writes ahead changes no text, is read once, and goes when none is wanted or another is loaded", async () => {
  const { host, backend, read, transcribe } = await setUp();
  const alone = await transcribe(1);
  const before = backend.memory;
  const drafts = { models: ["english", "distilled"], use: "always" } as const;
  await host.writeAhead(drafts);
  expect(read).toEqual(["large", "english", "distilled", "large"]);
  expect(backend.memory).toBeGreaterThan(before);
  await host.writeAhead({ ...drafts, models: [...drafts.models] });
  expect(read).toHaveLength(4);
  expect(await transcribe(2)).toEqual(alone);
  await host.writeAhead(undefined);
  expect(backend.memory).toBe(before);

  await host.writeAhead(drafts);
  await host.load("large", { preference: "cpu" }, () => {});
  await host.writeAhead(drafts);
  expect(read.slice(4)).toEqual(["english", "distilled", "large", "large", "english", "distilled", "large"]);
});

test("one that does not fit is refused, and the text is written without; none is asked for while a job runs", async () => {
  const { host, backend, transcribe } = await setUp();
  const before = backend.memory;
  await expect(host.writeAhead({ models: ["english"], use: "always" })).rejects.toMatchObject({
    name: "model-unknown",
  });
  expect(backend.memory).toBe(before);
  const running = transcribe(1);
  await expect(host.writeAhead(undefined)).rejects.toMatchObject({ name: "busy" });
  expect((await running).segments.length).toBeGreaterThan(0);
});
