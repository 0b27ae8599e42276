import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { openTestWasm } from "../../../kernels/testing/wasm";
import { errorCode } from "../../errors";
import { collect } from "../../testing/collect";
import { wavSamples } from "../../testing/wav";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import type { Segment, Transcript, Word } from "../../transcript/types";
import { loadWhisper, type WhisperModel } from "../loadWhisper";

const jfk = wavSamples("jfk-16k.wav");

let model: WhisperModel;
let heard: Transcript;
beforeAll(async () => {
  const backend = await openTestWasm({ precision: "i16", relaxed: true, threads: 2 });
  model = await loadWhisper(
    backend,
    readFileSync(new URL("../../../public/models/ggml-tiny.en-q5_1.bin", import.meta.url)),
  );
  heard = (await run({ wordTimestamps: true })).transcript;
  return () => model.dispose();
});

/** Three quarters of a minute in which the recording is said three times, from a second of it on. */
function source(start = 0) {
  const samples = new Float32Array(45 * 16000);
  for (const second of [1, 14, 33]) samples.set(jfk, second * 16000);
  const pieces = Array.from({ length: 45 - start }, (_, i) =>
    samples.slice(16000 * (start + i), 16000 * (start + i + 1)),
  );
  return { start, seconds: 45, read: async () => pieces.shift() ?? null };
}

function run(options: Partial<TranscribeOptions>, start = 0, signal?: AbortSignal) {
  return collect(model.transcribe(source(start), { ...defaultOptions, temperature: [0], ...options }, { signal }));
}

function withoutWords({ words: _, ...segment }: Segment): Segment {
  return segment;
}

const wordsOf = (segments: readonly Segment[]) => segments.flatMap(({ words = [] }) => words);

function expectNear(words: readonly Word[], others: readonly Word[], seconds: number): void {
  expect(words.map(({ word }) => word)).toEqual(others.map(({ word }) => word));
  for (const [i, { start, end }] of words.entries()) {
    expect(Math.abs(start - (others[i]?.start ?? 0)), `start of ${i}`).toBeLessThanOrEqual(seconds);
    expect(Math.abs(end - (others[i]?.end ?? 0)), `end of ${i}`).toBeLessThanOrEqual(seconds);
  }
}

test("words of a text that was transcribed have the times that they get while it is", async () => {
  expect(new Set(heard.segments.map(({ seek }) => seek)).size).toBeGreaterThan(1);
  const { transcript, events } = await run({ knownText: heard.segments.map(withoutWords) });
  expectNear(wordsOf(transcript.segments), wordsOf(heard.segments), 0);
  expect(transcript.text).toBe(heard.text);
  expect(events.filter(({ type }) => type === "segments").length).toBeGreaterThan(1);
  expect(events.at(-1)).toMatchObject({ type: "progress", totalSeconds: 45 });
});

test("a text of another program is aligned by its times, which are not exact", async () => {
  const subtitles = heard.segments.map((segment): Segment => {
    const { start, end } = segment;
    return { ...withoutWords(segment), tokens: [], seek: 0, start: start + 0.2, end: end - 0.1 };
  });
  const { transcript } = await run({ knownText: subtitles });
  const near = wordsOf(transcript.segments).filter(({ start }, i) => {
    return Math.abs(start - (wordsOf(heard.segments)[i]?.start ?? 0)) <= 0.3;
  });
  expect(wordsOf(transcript.segments).map(({ word }) => word)).toEqual(wordsOf(heard.segments).map(({ word }) => word));
  expect(near.length).toBeGreaterThanOrEqual(0.95 * wordsOf(heard.segments).length);
});

test("one paragraph alone, of which somebody has changed a word, from sound that begins shortly before it", async () => {
  const last = heard.segments.at(-1) as Segment;
  const changed = { ...withoutWords(last), tokens: [], text: last.text.replace("country", "nation") };
  const { transcript } = await run({ knownText: [changed] }, 30);
  const words = wordsOf(transcript.segments);
  expect(words.map(({ word }) => word).join("")).toBe(changed.text);
  const others = wordsOf([last]);
  for (const [i, { start }] of words.entries()) expect(Math.abs(start - (others[i]?.start ?? 0))).toBeLessThan(0.5);
});

test("what says nothing or lies behind the sound comes back as it was, and a cancel ends it", async () => {
  const [first] = heard.segments as [Segment];
  const odd = [
    { ...withoutWords(first), text: "", tokens: [] },
    { ...withoutWords(first), start: 50, end: 52, seek: 5000 },
  ];
  expect((await run({ knownText: odd })).transcript.segments.map(({ words }) => words)).toEqual([undefined, undefined]);
  const abort = new AbortController();
  abort.abort();
  const cancelled = run({ knownText: heard.segments }, 0, abort.signal);
  expect(errorCode(await cancelled.catch((error: unknown) => error))).toBe("cancelled");
});
