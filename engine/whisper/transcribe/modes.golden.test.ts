import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { openTestWasm } from "../../../kernels/testing/wasm";
import { collect } from "../../testing/collect";
import { wavSamples } from "../../testing/wav";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import { SileroVad } from "../../vad/sileroVad";
import { loadWhisper, type WhisperModel } from "../loadWhisper";

const models = new URL("../../../public/models/", import.meta.url);
const jfk = wavSamples("jfk-16k.wav");
/** Words keep their first and last sounds: by silero-vad's defaults "Americans: ask" becomes "American asked". */
const vad = { speechPadMs: 400 };

let model: WhisperModel;
beforeAll(async () => {
  const backend = await openTestWasm({ precision: "i16", relaxed: true, threads: 2 });
  model = await loadWhisper(backend, readFileSync(new URL("ggml-tiny.en-q5_1.bin", models)));
  return () => model.dispose();
});

/** Transcribes a minute that is silent but for the recording at these seconds. */
async function run(at: readonly number[], options: Partial<TranscribeOptions>) {
  const samples = new Float32Array(60 * 16000);
  for (const second of at) samples.set(jfk, second * 16000);
  const pieces = Array.from({ length: 60 }, (_, i) => samples.slice(16000 * i, 16000 * (i + 1)));
  const source = { start: 0, seconds: 60, read: async () => pieces.shift() ?? null };
  const openVad = async () => SileroVad.fromFile(readFileSync(new URL("silero_vad_16k.safetensors", models)));
  const { transcript } = await collect(model.transcribe(source, { ...defaultOptions, ...options }, { openVad }));
  return transcript;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .trim();
const said = "and so my fellow americans ask not what your country can do for you ask what you can do for your country";

test("without silence, the words are those of the recording, and each is where it is said", async () => {
  const { text, segments } = await run([17], { vad, wordTimestamps: true });
  expect(plain(text)).toBe(said);
  const words = segments.flatMap((segment) => segment.words ?? []);
  expect(words).toHaveLength(22);
  // The first word, one after a pause and the last one, as the voice detector has the recording's regions.
  for (const [word, time] of [
    [words[0]!.start, 17.32],
    [words.find(({ word }) => word === " ask")!.start, 20.27],
    [words.at(-1)!.end, 27.62],
  ]) {
    expect(Math.abs(word! - time!)).toBeLessThan(0.5);
  }
});

test("of windows decoded together each says what it says alone, with its words", async () => {
  const at = [2, 14, 33];
  const options = { vad, wordTimestamps: true, temperature: [0] };
  const together = await run(at, { ...options, batch: 2 });
  expect(together).toEqual(await run(at, { ...options, batch: 1 }));
  expect(new Set(together.segments.map(({ seek }) => seek)).size).toBeGreaterThan(1);
  const words = together.segments.flatMap((segment) => segment.words ?? []);
  expect(words.map(({ word }) => word).join("")).toBe(together.text);
  expect(words.map(({ start }) => start)).toEqual(words.map(({ start }) => start).sort((a, b) => a - b));
  expect(plain(together.text).match(/country/g)).toHaveLength(6);
});

test("in silence nothing is said", async () => {
  for (const batch of [undefined, 2]) expect((await run([], { vad: {}, batch })).text).toBe("");
});
