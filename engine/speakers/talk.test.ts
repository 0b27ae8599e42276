import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openTestWasm } from "../../kernels/testing/wasm";
import { wavSamples } from "../testing/wav";

import { diarise } from "./diarise";
import { type LiveSpeakerEvent, LiveSpeakers } from "./liveSpeakers";
import { loadSpeakerNetworks } from "./loadNetworks";
import { splitSpeaker } from "./splitSpeaker";

import type { SpeakerTurn } from "./types";

const clip = wavSamples("jfk-16k.wav");

/** The same words from a smaller throat: a third faster, and so higher. */
function higher(samples: Float32Array): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / 1.33) }, (_, i) => {
    const at = 1.33 * i;
    const before = samples[Math.floor(at)]!;
    return before + (at % 1) * ((samples[Math.floor(at) + 1] ?? 0) - before);
  });
}

/** One, the other, and the one again, half a second apart. */
function talk(): { readonly samples: Float32Array<ArrayBuffer>; readonly ends: readonly number[] } {
  const parts = [clip, higher(clip), clip.subarray(0, 88_000)];
  const samples = new Float32Array(parts.reduce((sum, part) => sum + part.length + 8000, 0));
  const ends: number[] = [];
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    ends.push((at + part.length) / 16_000);
    at += part.length + 8000;
  }
  return { samples, ends };
}

/** Who speaks most of a stretch. */
function speakerIn(turns: readonly SpeakerTurn[], from: number, to: number): number | undefined {
  const seconds = new Map<number, number>();
  for (const { speaker, start, end } of turns) {
    const within = Math.max(0, Math.min(end, to) - Math.max(start, from));
    seconds.set(speaker, (seconds.get(speaker) ?? 0) + within);
  }
  return [...seconds].sort((a, b) => b[1] - a[1])[0]?.[0];
}

test("two voices are told apart in a recording, where they were taken for one, and while it comes", {
  timeout: 240_000,
}, async () => {
  const { samples, ends } = talk();
  const backend = await openTestWasm({ precision: "f32", relaxed: true, threads: 1 });
  const file = readFileSync(new URL("../../public/models/speakers.safetensors", import.meta.url));
  const networks = await loadSpeakerNetworks(backend, file);
  const stretches = [
    [0.5, ends[0]!],
    [ends[0]! + 1, ends[1]!],
    [ends[1]! + 1, ends[2]!],
  ] as const;

  const heard: number[] = [];
  const left = [samples, null];
  const source = { read: async () => left.shift() ?? null, start: 100, seconds: undefined };
  const { turns, voices } = await diarise(source, networks, { onProgress: (seconds) => heard.push(seconds) });
  expect(voices).toHaveLength(2);
  // Times are those of the recording, wherever the sound begins in it.
  expect(stretches.map(([from, to]) => speakerIn(turns, 100 + from, 100 + to))).toEqual([0, 1, 0]);
  expect(heard.at(-1)).toBeCloseTo(samples.length / 16_000);

  // Both taken for one speaker, without the pauses between: his turns are parted, and lie where they lay.
  const own = stretches.map(([start, end]) => ({ start, end }));
  const again = [samples, null];
  const whole = { read: async () => again.shift() ?? null, start: 0, seconds: undefined };
  const parted = await splitSpeaker(whole, networks, { stretches: own });
  expect(parted.voices).toHaveLength(2);
  expect(stretches.map(([from, to]) => speakerIn(parted.turns, from, to))).toEqual([0, 1, 0]);
  expect(parted.turns.every((turn) => own.some(({ start, end }) => turn.start >= start && turn.end <= end))).toBe(true);

  const live = new LiveSpeakers();
  live.use(networks);
  live.push(samples);
  live.end();
  const told: LiveSpeakerEvent[] = [];
  while (live.isWaiting) for await (const some of live.work()) told.push(...some);
  const all = told.flatMap((event) => (event.type === "turns" ? event.turns : []));
  expect(told.filter(({ type }) => type === "merged")).toEqual([]);
  expect(stretches.map(([from, to]) => speakerIn(all, from, to))).toEqual([0, 1, 0]);
  backend.dispose();
});

test("two are told apart however much silence lies before them", { timeout: 240_000 }, async () => {
  const backend = await openTestWasm({ precision: "f32", relaxed: true, threads: 1 });
  const file = readFileSync(new URL("../../public/models/speakers.safetensors", import.meta.url));
  const networks = await loadSpeakerNetworks(backend, file);
  const [one, other] = [clip.slice(0, 88_000), higher(clip).slice(0, 80_000)];
  for (const lead of [2, 3, 6]) {
    const silence = (seconds: number) => new Float32Array(16_000 * seconds);
    const pieces = [silence(lead), one, other, one, other, silence(4)];
    const source = { read: async () => pieces.shift() ?? null, start: 0, seconds: undefined };
    const { turns, voices } = await diarise(source, networks);
    expect(voices).toHaveLength(2);
    const middles = [2.75, 8, 13.25, 18.5].map((second) => lead + second);
    expect(middles.map((second) => speakerIn(turns, second - 1, second + 1))).toEqual([0, 1, 0, 1]);
  }
  backend.dispose();
});
