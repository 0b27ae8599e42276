import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wavSamples } from "../testing/wav";
import { createResampler } from "./resample";
import { ffmpegFilter, steepFilter } from "./sincTable";
import { toSixteenBits } from "./sixteenBits";

const jfk = wavSamples("jfk-16k.wav");
const rates = [8000, 11025, 22050, 32000, 44099, 44100, 48000, 96000, 192000];

function resample(rate: number, samples: Float32Array<ArrayBuffer>): Float32Array {
  const resampler = createResampler(rate, steepFilter);
  const pushed = resampler.push(samples);
  const rest = resampler.flush();
  return Float32Array.of(...pushed, ...rest);
}

function sine(hz: number, rate: number, seconds: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rate + 0.3));
}

function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude);
}

/** Largest sample away from the ends, where the silence around the tone is heard. */
function peak(samples: Float32Array): number {
  return samples.subarray(200, samples.length - 200).reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
}

describe.each(rates)("%i Hz", (rate) => {
  const nyquist = Math.min(rate, 16000) / 2;

  test("tones up to 7/8 of the lower Nyquist frequency come through within 0.1 dB, in time and without images", () => {
    for (const share of [0, 0.01, 0.2, 0.5, 0.7, 0.8, 0.875]) {
      const hz = nyquist * share;
      const got = resample(rate, sine(hz, rate, 0.2));
      const want = sine(hz, 16000, 0.2);
      expect(got.length).toBe(Math.ceil((Math.floor(rate * 0.2) * 16000) / rate));
      const error = got.map((x, i) => x - want[i]!);
      // 0.1 dB of ripple would be an error of −39 dB; this also keeps delay and images small.
      expect(decibels(peak(error))).toBeLessThan(-75);
    }
  });

  test("a constant stays exactly one", () => {
    const got = resample(rate, new Float32Array(rate / 5).fill(0.5));
    expect(peak(got.map((x) => x - 0.5))).toBeLessThan(1e-6);
  });

  test("pieces of any length give the same samples", () => {
    const samples = jfk.subarray(16000, 16000 + 9000);
    const want = resample(rate, samples);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 10 }), (lengths) => {
        const resampler = createResampler(rate, steepFilter);
        const got: number[] = [];
        let at = 0;
        for (const length of [...lengths, samples.length]) {
          got.push(...resampler.push(samples.subarray(at, at + length)));
          at = Math.min(at + length, samples.length);
        }
        got.push(...resampler.flush());
        return got.length === want.length && got.every((x, i) => x === want[i]);
      }),
      { numRuns: 10 },
    );
  });
});

test.each(rates.filter((rate) => rate > 16000))("tones above 8 kHz are 80 dB down from %i Hz", (rate) => {
  for (let hz = 8000; hz < rate / 2; hz += Math.max(500, rate / 40)) {
    expect(decibels(peak(resample(rate, sine(hz, rate, 0.2))))).toBeLessThan(-80);
  }
});

test("16 kHz passes through untouched", () => {
  const resampler = createResampler(16000, steepFilter);
  expect(resampler.push(jfk)).toBe(jfk);
  expect(resampler.flush().length).toBe(0);
});

test.each([0, 1, 2, 100])("%i samples give their share", (length) => {
  expect(resample(48000, new Float32Array(length)).length).toBe(Math.ceil(length / 3));
  expect(resample(8000, new Float32Array(length)).length).toBe(2 * length);
});

test.each([0, -16000, 999, 44100.5, Number.NaN, 2e6])("%d Hz is audio-unreadable", (rate) => {
  expect(() => createResampler(rate, steepFilter)).toThrow(expect.objectContaining({ name: "audio-unreadable" }));
});

/** What ffmpeg 5.1 makes of these tones at 16 kHz, in 16 bits: every 7th sample of the first 4000 that are away from the start. */
const fromFfmpeg = JSON.parse(
  readFileSync(new URL("../testing/audio/ffmpeg-resampled.json", import.meta.url), "utf8"),
) as Readonly<Record<string, readonly number[]>>;

/** Three tones, one of which lies where ffmpeg's filter lets half of it through. */
function tones(rate: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: rate / 2 }, (_, i) =>
    [440, 3100, 7800].reduce((sum, hz, k) => sum + 0.25 * Math.sin((2 * Math.PI * hz * i) / rate + k), 0),
  );
}

test.each(Object.keys(fromFfmpeg).map(Number))(
  "files of %i Hz come out as ffmpeg makes them, to a step of 16 bits",
  (rate) => {
    const resampler = createResampler(rate, ffmpegFilter);
    const got = toSixteenBits(Float32Array.of(...resampler.push(tones(rate)), ...resampler.flush()));
    const wanted = fromFfmpeg[String(rate)] ?? [];
    expect(wanted.length).toBeGreaterThan(300);
    for (const [i, value] of wanted.entries()) {
      expect(Math.abs((got[1000 + 7 * i] as number) * 32768 - value)).toBeLessThanOrEqual(1);
    }
  },
);
