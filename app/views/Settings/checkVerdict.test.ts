import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { CaptureState } from "../../client/capture/capture";
import { type Level, LevelMeter } from "../../client/capture/levelMeter";
import { checkVerdict, decibels } from "./checkVerdict";
import { type HeardLevels, heardLevels, mostLooks, nothingHeard } from "./heardLevels";

const fine: CaptureState = {
  status: "running",
  signal: "ok",
  label: "",
  isWrongDevice: false,
  rate: 48_000,
  channels: 1,
  lost: [],
};

/** A voice with these peaks in a silent room. */
function voice(loudest: number): HeardLevels {
  return { loudest, loud: loudest / 3, floor: 0, looks: mostLooks };
}

test.each([
  [undefined, 0.5, "waiting"],
  [fine, 0, "waiting"],
  [fine, 0.0009, "waiting"],
  [fine, 0.02, "soft"],
  [fine, 0.3, "good"],
  [{ ...fine, signal: "clipping" }, 1, "too-loud"],
  [{ ...fine, signal: "silent" }, 0, "silent"],
  [{ ...fine, signal: "muted", isWrongDevice: true }, 0, "muted"],
  [{ ...fine, isWrongDevice: true }, 0.3, "wrong-device"],
] as const)("%j at a level of %f is %s", (capture, loudest, verdict) => {
  expect(checkVerdict(capture, voice(loudest))).toBe(verdict);
});

/** The sample clip, with white noise of a mean level over it. */
const speech = (dB?: number) => mixed(clip(), dB);
const noise = (dB: number, seconds = 11) => mixed(new Float32Array(seconds * 16000), dB);
const verdicts = (samples: Float32Array) => [
  ...new Set(everySecond(samples).map((heard) => checkVerdict(fine, heard))),
];

describe("noise", () => {
  test("is called so once it has been steady for three seconds, with its level", () => {
    const heard = everySecond(noise(-38));
    expect(heard.map((one) => checkVerdict(fine, one)).slice(0, 4)).toEqual(["waiting", "waiting", "noise", "noise"]);
    expect(heard.map(({ floor }) => decibels(floor)).slice(2)).toEqual(Array(9).fill(-38));
  });

  test("is none where a room is as quiet as rooms are, nor in silence", () => {
    expect(verdicts(noise(-54))).toEqual(["waiting"]);
    expect(verdicts(new Float32Array(11 * 16000))).toEqual(["waiting"]);
    expect(checkVerdict(fine, nothingHeard)).toBe("waiting");
  });

  test("is none where a voice stands clear of it, and none in a voice that goes on without a stop", () => {
    expect(verdicts(speech())).toEqual(["good"]);
    expect(verdicts(speech(-38))).toEqual(["good"]);
  });

  test("is called so where it covers a voice", () => {
    expect(verdicts(speech(-20)).at(-1)).toBe("noise");
  });
});

test("a level in decibels", () => {
  expect([1, 0.5, 0.001].map(decibels)).toEqual([0, -6, -60]);
});

function clip(): Float32Array {
  const file = readFileSync(fileURLToPath(new URL("../../../engine/testing/audio/jfk-16k.wav", import.meta.url)));
  const data = file.subarray(file.indexOf("data") + 8);
  return Float32Array.from({ length: data.length >> 1 }, (_, i) => data.readInt16LE(2 * i) / 32768);
}

/** Noise of even distribution has √3 times its mean level as its peak. */
function mixed(samples: Float32Array, dB: number | undefined): Float32Array {
  if (dB === undefined) return samples;
  const peak = Math.sqrt(3) * 10 ** (dB / 20);
  let seed = 1;
  return samples.map((sample) => {
    seed = (seed * 48271) % 2147483647;
    return sample + peak * (2 * (seed / 2147483647) - 1);
  });
}

/** What a check shows at the end of each second: it looks ten times a second at levels that are made 50 times a second. */
function everySecond(samples: Float32Array): readonly HeardLevels[] {
  const meter = new LevelMeter(320);
  const looks: Level[] = [];
  for (let at = 0; at + 320 <= samples.length; at += 320) {
    const level = meter.push(samples.subarray(at, at + 320));
    if (level && (at / 320) % 5 === 4) looks.push(level);
  }
  return Array.from({ length: Math.floor(looks.length / 10) }, (_, second) =>
    heardLevels(looks.slice(0, 10 * (second + 1)).slice(-mostLooks)),
  );
}
