import { expect, test } from "vitest";
import { frameSeconds } from "./activity";
import { clusterVoices } from "./clusterVoices";
import { foundSpeakers } from "./foundSpeakers";
import { type HeardVoices, hearVoices } from "./hearVoices";
import { packLooks, packVoice, unpackLooks, unpackVoice } from "./packedVoices";
import { classes, windowFrames } from "./segmentation";
import { ofLengthOne } from "./voiceNetwork";

const voiceOf = (person: number) =>
  ofLengthOne(Float32Array.from({ length: 256 }, (_, i) => Math.sin((i + 1) * (1.3 + person))));
const people = [voiceOf(0), voiceOf(1)] as const;
/** Each speaks for so many seconds, in turn. */
const turn = 7;

/** Networks that hear two people in turn, without a pause, all of the time. */
function talking() {
  let windows = 0;
  let chunks = 0;
  const personAt = (second: number) => Math.floor(second / turn) % 2;
  return {
    segmentation: {
      hear: async (heard: readonly Float32Array[]) =>
        heard.map(() => {
          const start = 5 * windows++;
          const logarithms = new Float32Array(windowFrames * classes).fill(-20);
          for (let frame = 0; frame < windowFrames; frame++) {
            logarithms[frame * classes + 1 + personAt(start + frame * frameSeconds)] = 0;
          }
          return logarithms;
        }),
    },
    voice: {
      steps: 125,
      hear: () => {
        chunks++;
      },
      voices: async (choices: readonly Float32Array[]) =>
        choices.map(
          (steps) =>
            people[personAt(10 * (chunks - 1) + (0.08 * (steps.indexOf(1) + steps.lastIndexOf(1))) / 2) as 0 | 1],
        ),
    },
  };
}

async function hear(seconds: number): Promise<HeardVoices> {
  let left = seconds;
  const read = async () => (left-- > 0 ? new Float32Array(16_000) : null);
  return hearVoices({ read, start: 0, seconds }, talking());
}

/** Bytes of numbers, and what an object or an array costs besides. */
function bytesIn(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength + 120;
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce<number>((sum, one) => sum + bytesIn(one), 32);
}

test("what is kept of a talk grows by less than 1 kB a second, where somebody speaks all of the time", async () => {
  const [short, long] = [bytesIn(await hear(100)), bytesIn(await hear(500))];
  expect((long - short) / 400).toBeLessThan(1000);
});

test("turns go on over the stretches that are laid over each other at a time", async () => {
  const seconds = 1260;
  const heard = await hear(seconds);
  const { turns } = foundSpeakers(heard, clusterVoices(heard.voices));
  expect(turns).toHaveLength(seconds / turn);
  for (const [i, { start, end, speaker }] of turns.entries()) {
    expect(speaker).toBe(i % 2);
    expect(Math.abs(start - turn * i)).toBeLessThan(0.5);
    expect(Math.abs(end - turn * (i + 1))).toBeLessThan(0.5);
  }
});

test("packed voices are those that they were", () => {
  const voice = people[0].map((x) => 3 * x);
  const half = Math.max(...voice.map(Math.abs)) / 253;
  for (const [i, x] of unpackVoice(packVoice(voice)).entries()) expect(Math.abs(x - voice[i]!)).toBeLessThan(half);
  const looks = people.map((one, i) => ({ from: i, to: i + 0.32, voice: one }));
  const again = unpackLooks(packLooks(looks));
  expect(again.map(({ from }) => from)).toEqual([0, 1]);
  for (const [i, look] of again.entries()) {
    const heard = ofLengthOne(look.voice);
    const alike = (other: Float32Array) => heard.reduce((sum, x, k) => sum + x * other[k]!, 0);
    expect(alike(people[i as 0 | 1])).toBeGreaterThan(0.99);
    expect(
      Math.abs(alike(people[(1 - i) as 0 | 1]) - people[0].reduce((sum, x, k) => sum + x * people[1][k]!, 0)),
    ).toBeLessThan(0.02);
  }
  expect(unpackVoice(packVoice(new Float32Array(4)))).toEqual(new Float32Array(4));
});
