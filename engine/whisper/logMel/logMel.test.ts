import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { f32, goldenTensors } from "../../testing/goldens";
import { wavSamples } from "../../testing/wav";
import { hopLength, nFrames, nSamples } from "./constants";
import { MelStream } from "./logMel";
import { logMel } from "./logMel.reference";

const goldens = goldenTensors("mel.safetensors");
const clips = ["jfk", "silence", "noise", "sweep", "click", "odd"];
const jfk = wavSamples("jfk-16k.wav");

function clipSamples(clip: string): Float32Array {
  return clip === "jfk" ? jfk : f32(goldens, `${clip}.samples`).data;
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new Error(`lengths ${a.length} and ${b.length}`);
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

/** [nMels, frames] → [frames, nMels] */
function frameMajor(mel: Float32Array, nMels: number): Float32Array {
  const frames = mel.length / nMels;
  return Float32Array.from(mel, (_, i) => mel[(i % nMels) * frames + Math.floor(i / nMels)]!);
}

describe.each([80, 128] as const)("%i mels", (nMels) => {
  test.each(clips)("logMel of %s is openai/whisper's within 1e-4", (clip) => {
    const want = f32(goldens, `${clip}.mel${nMels}`);
    const got = logMel(clipSamples(clip), nMels);
    expect(got.length).toBe(want.data.length);
    expect(largestDifference(got, frameMajor(want.data, nMels))).toBeLessThan(1e-4);
  });

  test.each(clips)("the stream of %s gives the windows of the padded whole", async (clip) => {
    const samples = clipSamples(clip);
    const stream = new MelStream({ nMels });
    stream.push(samples);
    stream.end();
    const content = Math.floor(samples.length / hopLength);
    expect(stream.frames).toBe(content);
    const want = logMel(samples, nMels, nSamples).fill(0, content * nMels, nFrames * nMels);
    expect(largestDifference(await stream.window(0, content), want.subarray(0, nFrames * nMels))).toBe(0);
  });
});

test("the window of jfk is the one that the reference encodes", async () => {
  const stream = new MelStream({ nMels: 80 });
  stream.push(jfk);
  stream.end();
  const want = f32(goldenTensors("tiny.en-q5_1/tensors.safetensors"), "mel");
  // Beyond the content the golden holds the silence that the reference appended, where transcribe.py puts zeros.
  const content = stream.frames * 80;
  const wantFrames = frameMajor(want.data, 80).subarray(0, content);
  expect(largestDifference((await stream.window(0, stream.frames)).subarray(0, content), wantFrames)).toBeLessThan(
    1e-4,
  );
});

test("pieces of any length give the same frames", async () => {
  const whole = new MelStream({ nMels: 80 });
  whole.push(jfk.subarray(0, 40000));
  whole.end();
  const want = await whole.window(0, whole.frames);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20000 }), { maxLength: 12 }), async (lengths) => {
      const stream = new MelStream({ nMels: 80 });
      let at = 0;
      for (const length of [...lengths, 40000]) {
        stream.push(jfk.subarray(at, Math.min(at + length, 40000)));
        at = Math.min(at + length, 40000);
      }
      stream.end();
      return largestDifference(await stream.window(0, stream.frames), want) === 0;
    }),
    { numRuns: 20 },
  );
});

test.each([0, 1, 159, 160, 200, 201, 359, 400])("audio of %i samples ends well", async (length) => {
  const stream = new MelStream({ nMels: 80 });
  stream.push(jfk.subarray(8000, 8000 + length));
  stream.end();
  const frames = Math.floor(length / hopLength);
  expect(stream.frames).toBe(frames);
  const want = logMel(jfk.subarray(8000, 8000 + length), 80, nSamples).subarray(0, frames * 80);
  expect(largestDifference((await stream.window(0, frames)).subarray(0, frames * 80), want)).toBe(0);
});

test("a click after the last whole frame still raises the maximum", async () => {
  const samples = new Float32Array(1600 + 100);
  samples.fill(0.01, 0, 400);
  samples[1699] = 1;
  const stream = new MelStream({ nMels: 80 });
  stream.push(samples);
  stream.end();
  const want = logMel(samples, 80, nSamples).subarray(0, 800);
  expect(largestDifference((await stream.window(0, 10)).subarray(0, 800), want)).toBe(0);
});

test("dropped frames are gone, later ones stay", async () => {
  const stream = new MelStream({ nMels: 80 });
  const kept = new MelStream({ nMels: 80 });
  for (let second = 0; second < 90; second++) {
    const piece = jfk.subarray((second % 10) * 16000, (second % 10) * 16000 + 16000);
    stream.push(piece);
    kept.push(piece);
    stream.dropBefore(stream.frames - 500);
  }
  const seek = stream.frames - 500;
  expect(largestDifference(await stream.window(seek, 500), await kept.window(seek, 500))).toBe(0);
  await expect(stream.window(seek - 1, 500)).rejects.toThrow(RangeError);
  await expect(stream.window(seek, 501)).rejects.toThrow(RangeError);
  await expect(kept.window(0, 3001)).rejects.toThrow(RangeError);
});

test("nothing is taken after the end", () => {
  const stream = new MelStream({ nMels: 80 });
  stream.end();
  stream.end();
  expect(stream.ended).toBe(true);
  expect(() => stream.push(new Float32Array(1))).toThrow("after the end");
});
