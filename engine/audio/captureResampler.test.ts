import { describe, expect, test } from "vitest";
import { wavSamples } from "../testing/wav";
import { CaptureResampler } from "./captureResampler";
import { sampleRate } from "./constants";

const rates = [
  8000, 11025, 12000, 16000, 22050, 22051, 24000, 32000, 44099, 44100, 48000, 88200, 96000, 176400, 192000,
];
/** What an audio thread hands over at a time. */
const quantum = 128;

interface Stretch {
  readonly rate: number;
  readonly samples: Float32Array;
}

/** The stretches one after the other, in 16 kHz. */
function resample(...stretches: readonly Stretch[]): Float32Array {
  const resampler = new CaptureResampler();
  const seconds = stretches.reduce((sum, { rate, samples }) => sum + samples.length / rate, 0);
  const output = new Float32Array(Math.ceil(seconds * sampleRate) + 100);
  let length = 0;
  for (const { rate, samples } of stretches) {
    for (let i = 0; i < samples.length; i += quantum) {
      resampler.write(samples.subarray(i, i + quantum), rate);
      length += resampler.read(output, length);
    }
  }
  resampler.end();
  length += resampler.read(output, length);
  return output.subarray(0, length);
}

/** A tone of amplitude 1 that is at `from` seconds when it begins. */
function tone(hz: number, rate: number, count: number, from = 0): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => Math.sin(2 * Math.PI * hz * (from + i / rate) + 0.3));
}

function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude);
}

/** Largest sample away from the ends, where the silence around the tone is heard. */
function peak(samples: Float32Array, edge = 200): number {
  return samples.subarray(edge, samples.length - edge).reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
}

/** Amplitude of one frequency (cycles per sample) under a Hann window that leaves out the ends. */
function amplitude(samples: Float32Array, frequency: number, edge = 200): number {
  let re = 0;
  let im = 0;
  let weights = 0;
  for (let i = edge; i < samples.length - edge; i++) {
    const weight = 1 - Math.cos((2 * Math.PI * (i - edge)) / (samples.length - 2 * edge));
    re += weight * samples[i]! * Math.cos(2 * Math.PI * frequency * i);
    im += weight * samples[i]! * Math.sin(2 * Math.PI * frequency * i);
    weights += weight;
  }
  return (2 * Math.hypot(re, im)) / weights;
}

describe.each(rates)("from %i Hz", (rate) => {
  const nyquist = Math.min(rate, sampleRate) / 2;
  const count = Math.round(rate * 0.2);

  test("the pass-band, up to 7/8 of the lower Nyquist frequency, ripples by less than 0.1 dB", () => {
    for (let share = 0.025; share <= 0.875; share += 0.05) {
      const hz = nyquist * share;
      const got = resample({ rate, samples: tone(hz, rate, count) });
      expect(Math.abs(decibels(amplitude(got, hz / sampleRate)))).toBeLessThan(0.1);
    }
  });

  test("tones of the pass-band come in time, and anything else is 75 dB below them", () => {
    for (const share of [0, 0.01, 0.2, 0.5, 0.7, 0.8, 0.875]) {
      const hz = nyquist * share;
      const got = resample({ rate, samples: tone(hz, rate, count) });
      expect(got.length).toBe(Math.ceil((count * sampleRate) / rate));
      const want = tone(hz, sampleRate, got.length);
      expect(decibels(peak(got.map((x, i) => x - want[i]!)))).toBeLessThan(-75);
    }
  });

  test("nothing of the stop-band is louder than −80 dB", () => {
    // Above 8 kHz lies what would fold into speech; below, from the input's own Nyquist frequency on, its images.
    for (let hz = sampleRate / 2; hz < rate / 2; hz += Math.max(250, rate / 60)) {
      expect(decibels(peak(resample({ rate, samples: tone(hz, rate, count) })))).toBeLessThan(-80);
    }
    for (let hz = 100; rate < sampleRate && hz < (nyquist * 7) / 8; hz += 300) {
      const got = resample({ rate, samples: tone(hz, rate, count) });
      expect(decibels(amplitude(got, (rate - hz) / sampleRate))).toBeLessThan(-80);
    }
  });
});

test("16 kHz comes out as it went in", () => {
  const jfk = wavSamples("jfk-16k.wav").subarray(0, 40000);
  const got = resample({ rate: sampleRate, samples: jfk });
  expect(got.length).toBe(jfk.length);
  expect(
    peak(
      got.map((x, i) => x - jfk[i]!),
      0,
    ),
  ).toBeLessThan(1e-12);
});

// Around the change itself, for 6 ms, the two sides fit the better the more their rates exceed what 16 kHz holds.
describe.each([
  [44100, 48000, -50],
  [48000, 44100, -50],
  [48000, 96000, -40],
  [96000, 48000, -40],
  [192000, 44100, -35],
  [22051, 48000, -25],
  [48000, 16000, -19],
  [16000, 48000, -17],
  [8000, 48000, -7],
  [48000, 8000, -7],
])("from %i Hz to %i Hz in mid-stream", (first, second, fit) => {
  const counts = [Math.round(first * 0.1) + 5, Math.round(second * 0.1) + 3] as const;
  const change = counts[0] / first;

  test.each([100, 440, 1000, 3000])("a tone of %i Hz goes on without loss, gap or jump", (hz) => {
    const got = resample(
      { rate: first, samples: tone(hz, first, counts[0]) },
      { rate: second, samples: tone(hz, second, counts[1], change) },
    );
    expect(got.length).toBe(Math.ceil((change + counts[1] / second) * sampleRate - 1e-6));
    const want = tone(hz, sampleRate, got.length);
    const error = got.map((x, i) => x - want[i]!);
    const at = Math.round(change * sampleRate);
    expect(decibels(peak(error.subarray(0, at + 100)))).toBeLessThan(-75);
    expect(decibels(peak(error.subarray(at - 100)))).toBeLessThan(-75);
    expect(decibels(peak(error))).toBeLessThan(fit);
  });
});

test("many changes in short order lose nothing", () => {
  const order = [48000, 44100, 96000, 22050, 192000, 16000];
  let seconds = 0;
  const stretches = Array.from({ length: 60 }, (_, i) => {
    const rate = order[i % order.length]!;
    const samples = tone(300, rate, 40 + 7 * i, seconds);
    seconds += samples.length / rate;
    return { rate, samples };
  });
  const got = resample(...stretches);
  expect(Math.abs(got.length - seconds * sampleRate)).toBeLessThan(1.01);
  const want = tone(300, sampleRate, got.length);
  expect(decibels(peak(got.map((x, i) => x - want[i]!)))).toBeLessThan(-15);
});

test("a rate that no sound card has is refused in a sentence, and the stream goes on", () => {
  const resampler = new CaptureResampler();
  resampler.write(new Float32Array(quantum), 48000);
  expect(() => resampler.write(new Float32Array(quantum), 44100.5)).toThrow("44100.5 samples a second");
  resampler.write(new Float32Array(48000), 48000);
  expect(resampler.read(new Float32Array(20000), 0)).toBeGreaterThan(15900);
});
