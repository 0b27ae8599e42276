import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buffersOf, type CapturedBlock } from "../stream/types";
import { wavSamples } from "../testing/wav";
import { hopLength, nFft } from "../whisper/logMel/constants";
import { FrameCutter } from "../whisper/logMel/frameCutter";
import { logMel } from "../whisper/logMel/logMel.reference";
import { melSpec } from "../whisper/logMel/melFeatures";
import { MelFrame } from "../whisper/logMel/melFrame";
import { CaptureBlocks } from "./captureBlocks";

const jfk = wavSamples("jfk-16k.wav").subarray(0, 5 * 16000 + 77);

function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The feature frames of a block. */
function framesOf({ features }: CapturedBlock): Float32Array<ArrayBuffer> {
  return features?.values ?? new Float32Array();
}

function whole(blocks: readonly CapturedBlock[]) {
  return { samples: joined(blocks.map(({ samples }) => samples)), frames: joined(blocks.map(framesOf)) };
}

interface Sound {
  readonly rate: number;
  readonly samples: Float32Array;
}

function capture({ rate, samples }: Sound, nMels: 80 | 128 = 80, piece = 128): readonly CapturedBlock[] {
  const capturing = new CaptureBlocks({ features: melSpec(nMels) });
  const blocks: CapturedBlock[] = [];
  for (let i = 0; i < samples.length; i += piece) blocks.push(...capturing.push(samples.subarray(i, i + piece), rate));
  return [...blocks, ...capturing.end()];
}

/** Raw log10 frames as the path of files computes them, with silence behind the end. */
function rawFrames(samples: Float32Array, nMels: 80 | 128): Float32Array {
  const frames: Float32Array[] = [];
  const mel = new MelFrame(nMels);
  const cutter = new FrameCutter((cut, count) => {
    for (let i = 0; i < count; i++) {
      const frame = new Float32Array(nMels);
      mel.compute(cut, hopLength * i, frame, 0);
      frames.push(frame);
    }
  });
  cutter.push(samples);
  cutter.push(new Float32Array(nFft + hopLength));
  cutter.cut();
  return joined(frames.slice(0, Math.floor(samples.length / hopLength)));
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new Error(`lengths ${a.length} and ${b.length}`);
  return a.reduce((largest, x, i) => Math.max(largest, Math.abs(x - b[i]!)), 0);
}

describe.each([80, 128] as const)("%i mels", (nMels) => {
  test("16 kHz speech comes out bit by bit with the raw frames of the path of files", () => {
    const { samples, frames } = whole(capture({ rate: 16000, samples: jfk }, nMels));
    expect(largestDifference(samples, jfk)).toBe(0);
    expect(largestDifference(frames, rawFrames(jfk, nMels))).toBe(0);
  });

  test("frames clamped and scaled are openai/whisper's spectrogram, away from the end", () => {
    const { frames } = whole(capture({ rate: 16000, samples: jfk }, nMels));
    const want = logMel(jfk, nMels);
    const largest = frames.reduce((max, x) => Math.max(max, x), -10);
    const scaled = frames.map((x) => (Math.max(x, largest - 8) + 4) / 4);
    const away = frames.length - 2 * nMels;
    expect(largestDifference(scaled.subarray(0, away), want.subarray(0, away))).toBeLessThan(1e-4);
  });
});

test("the silence behind the end is that of MelStream: the last frames fade into zeros", () => {
  const loud = new Float32Array(1600).fill(0.5);
  const { frames } = whole(capture({ rate: 16000, samples: loud }));
  const padded = new Float32Array(2400);
  padded.set(loud);
  const { frames: want } = whole(capture({ rate: 16000, samples: padded }));
  expect(largestDifference(frames, want.subarray(0, frames.length))).toBe(0);
});

test("blocks are a twentieth of a second, and only the last is shorter", () => {
  const blocks = capture({ rate: 16000, samples: jfk });
  expect(blocks.map(({ samples }) => samples.length)).toEqual([...Array.from({ length: 100 }, () => 800), 77]);
  // A frame waits for the 200 samples behind its middle.
  expect(blocks.map((block) => framesOf(block).length / 80)).toEqual([4, ...Array.from({ length: 99 }, () => 5), 1]);
});

test("each block says the second at which it begins, counted from that of the first", () => {
  const starts = capture({ rate: 16000, samples: jfk }).map(({ start }) => start);
  expect(starts.slice(0, 3)).toEqual([0, 0.05, 0.1]);
  expect(starts.at(-1)).toBe(5);
  const later = new CaptureBlocks({ features: melSpec(80), start: 12.5 }).push(jfk, 16000);
  expect(later.map(({ start }) => start)).toEqual(starts.slice(0, later.length).map((start) => 12.5 + start));
});

test("each block owns its memory, so that it can be given away", () => {
  const blocks = capture({ rate: 48000, samples: new Float32Array(48000) });
  const buffers = blocks.flatMap((block) => buffersOf(block));
  expect(new Set(buffers).size).toBe(2 * blocks.length);
  for (const block of blocks) {
    expect(block.samples.buffer.byteLength).toBe(block.samples.byteLength);
    expect(framesOf(block).buffer.byteLength).toBe(framesOf(block).byteLength);
  }
});

test("other rates give ceil(samples · 16000 / rate) samples of 16 bits and a frame for every 160", () => {
  for (const rate of [8000, 22051, 44100, 48000, 96000]) {
    const sound = Float32Array.from(
      { length: rate / 2 + 11 },
      (_, i) => 1.2 * Math.sin((2 * Math.PI * 500 * i) / rate),
    );
    const { samples, frames } = whole(capture({ rate, samples: sound }));
    expect(samples.length).toBe(Math.ceil((sound.length * 16000) / rate));
    expect(frames.length).toBe(80 * Math.floor(samples.length / 160));
    expect(samples.every((x) => Number.isInteger(x * 32768) && x >= -1 && x < 1)).toBe(true);
    expect(largestDifference(frames, rawFrames(samples, 80))).toBe(0);
  }
});

test("pieces of any length and any change of rate give the same blocks", () => {
  const rates = [16000, 48000, 44100] as const;
  const want = rates.map((rate) => whole(capture({ rate, samples: jfk })));
  fc.assert(
    fc.property(
      fc.constantFrom(0, 1, 2),
      fc.array(fc.integer({ min: 0, max: 20000 }), { maxLength: 9 }),
      (k, lengths) => {
        const capturing = new CaptureBlocks({ features: melSpec(80) });
        const blocks: CapturedBlock[] = [];
        let at = 0;
        for (const length of [...lengths, jfk.length]) {
          blocks.push(...capturing.push(jfk.subarray(at, at + length), rates[k]!));
          at = Math.min(at + length, jfk.length);
        }
        blocks.push(...capturing.end());
        const got = whole(blocks);
        const { samples, frames } = want[k]!;
        return largestDifference(got.samples, samples) === 0 && largestDifference(got.frames, frames) === 0;
      },
    ),
    { numRuns: 12 },
  );
});

test("a change of rate in mid-recording keeps the count of samples", () => {
  const capturing = new CaptureBlocks({ features: melSpec(80) });
  const blocks = [
    ...capturing.push(new Float32Array(48000), 48000),
    ...capturing.push(new Float32Array(44100), 44100),
    ...capturing.push(new Float32Array(4000), 8000),
    ...capturing.end(),
  ];
  expect(whole(blocks).samples.length).toBe(40000);
});

test.each([0, 1, 159, 160, 200, 201, 359, 400])("a recording of %i samples ends well", (length) => {
  const { samples, frames } = whole(capture({ rate: 16000, samples: jfk.subarray(8000, 8000 + length) }));
  expect(samples.length).toBe(length);
  expect(largestDifference(frames, rawFrames(jfk.subarray(8000, 8000 + length), 80))).toBe(0);
});

test("blocks can be as short as a frame's hop, and neither shorter nor of no length", () => {
  const capturing = new CaptureBlocks({ features: melSpec(80), blockSeconds: 0.01 });
  const { samples, frames } = whole([...capturing.push(jfk, 16000), ...capturing.end()]);
  expect(samples.length).toBe(jfk.length);
  expect(largestDifference(frames, rawFrames(jfk, 80))).toBe(0);
  for (const blockSeconds of [0, -1, 0.001, 61, Number.NaN])
    expect(() => new CaptureBlocks({ blockSeconds })).toThrow(RangeError);
});

test("without a spec, or with one that nobody here knows, the same samples come alone", () => {
  const { samples } = whole(capture({ rate: 48000, samples: jfk }));
  for (const features of [undefined, { name: "of another family" }]) {
    const capturing = new CaptureBlocks({ features });
    const blocks = [...capturing.push(jfk, 48000), ...capturing.end()];
    expect(largestDifference(whole(blocks).samples, samples)).toBe(0);
    expect(blocks.every((block) => block.features === undefined)).toBe(true);
  }
});

test("nothing is taken after the end, and the end comes once", () => {
  const capturing = new CaptureBlocks({ features: melSpec(80) });
  capturing.push(jfk.subarray(0, 100), 16000);
  expect(capturing.end()).toHaveLength(1);
  expect(capturing.end()).toHaveLength(0);
  expect(() => capturing.push(jfk, 16000)).toThrow("after the end");
});
