import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { openTestBackend } from "../../../kernels/testing/backends";
import { expectClose, expectSame } from "../../../kernels/testing/compare";
import { seededNumbers } from "../../../kernels/testing/data";
import { randomDims, randomModel } from "../../testing/randomModel";
import { soundLikeSpeech, speechFrames } from "../live/soundLikeSpeech";
import type { AudioFeatures, GrowingEncoder, Whisper } from "./types";
import { createWhisper } from "./whisper";

const dims = { ...randomDims, nAudioCtx: 300, nAudioLayer: 2 };
const { nAudioCtx, nMels } = dims;
const model = randomModel(dims);
const sound = seededNumbers(1, 2 * nAudioCtx * nMels);
const another = seededNumbers(2, 2 * nAudioCtx * nMels);

/** The window's first frames, behind which are zeros. */
function first(frames: number, of = sound): Float32Array<ArrayBuffer> {
  const mel = new Float32Array(of.length);
  mel.set(of.subarray(0, frames * nMels));
  return mel;
}

/** The logits of a few tokens, which come of all that the encoder found. */
function logitsOf(whisper: Whisper, features: AudioFeatures): Promise<Float32Array> {
  return whisper.startDecoding(features, 1).step([[7, 9, 11]]);
}

function distance(one: Float32Array, other: Float32Array): number {
  return Math.sqrt(one.reduce((sum, value, i) => sum + (value - (other[i] as number)) ** 2, 0));
}

const processors = Object.keys(openTestBackend).filter((name) => name !== "webgpu");

describe.each(processors)("a window that grows, %s", (name) => {
  let backend: Backend;
  let whisper: Whisper;
  let growing: GrowingEncoder;
  beforeEach(async () => {
    backend = await (openTestBackend[name] as () => Promise<Backend>)();
    whisper = await createWhisper(backend, model);
    growing = (await whisper.openGrowing?.(soundLikeSpeech)) as GrowingEncoder;
  });
  afterEach(() => {
    whisper.dispose();
    expect(backend.memory).toBe(0);
  });

  const encode = (of: object, frames: number, from = sound) =>
    growing.encode({ of, mel: first(frames, from), frames, listen: "new" });
  const whole = (frames: number) => whisper.encode([first(frames)]);

  test("all of which is new and full is encoded as any other", async () => {
    const wanted = await logitsOf(whisper, whole(2 * nAudioCtx));
    expectClose(await logitsOf(whisper, await encode({}, 2 * nAudioCtx)), wanted, 1e-5, "logits");
  });

  test("that has grown until it is full, and is listened to all of it, is encoded as any other", async () => {
    const of = {};
    for (const frames of [200, 420, 600]) await encode(of, frames);
    const full = { of, mel: first(2 * nAudioCtx), frames: 2 * nAudioCtx, listen: "all" } as const;
    const found = await logitsOf(whisper, await growing.encode(full));
    expectClose(found, await logitsOf(whisper, whole(2 * nAudioCtx)), 1e-5, "logits");
  });

  test("comes near to what it says when all of it is new, with every frame that is heard", async () => {
    const of = {};
    for (const frames of [100, 160, 230, 300, 380]) await encode(of, frames);
    const grown = await logitsOf(whisper, await encode(of, 440));
    const early = await logitsOf(whisper, await encode({}, 380));
    const wanted = await logitsOf(whisper, await encode({}, 440));
    expect(distance(grown, wanted)).toBeGreaterThan(0);
    expect(distance(grown, wanted)).toBeLessThan(0.6 * distance(early, wanted));
    const exact = await logitsOf(whisper, whole(440));
    expect(distance(grown, exact)).toBeLessThan(distance(early, exact));
  });

  test("listens to all of it where that is wished, as of a new one, and goes on with what is new from there", async () => {
    const of = {};
    for (const frames of [100, 260]) await encode(of, frames);
    const all = { of, mel: first(380), frames: 380, listen: "all" } as const;
    const early = await logitsOf(whisper, await encode({}, 380));
    for (const frames of [100, 260]) await encode(of, frames);
    expectSame(await logitsOf(whisper, await growing.encode(all)), early, "logits");
    const grown = await logitsOf(whisper, await encode(of, 440));
    const wanted = await logitsOf(whisper, await encode({}, 440));
    expect(distance(grown, wanted)).toBeGreaterThan(0);
    expect(distance(grown, wanted)).toBeLessThan(distance(early, wanted));
  });

  test("has silence behind it that follows speech: what is encoded whole is the same where the speech is", async () => {
    const mel = new Float32Array(sound.length);
    mel.set(soundLikeSpeech(nMels));
    const wanted = await logitsOf(whisper, whisper.encode([mel]));
    const heard = await growing.encode({ of: {}, mel, frames: speechFrames, listen: "new" });
    expectClose(await logitsOf(whisper, heard), wanted, 1e-5, "logits");
  });

  test("nothing of one window is in the next, be it shorter, another's or one that was encoded whole", async () => {
    const wanted = await logitsOf(whisper, await encode({}, 120));
    const of = {};
    await encode({}, 2 * nAudioCtx, another);
    expectSame(await logitsOf(whisper, await encode(of, 120)), wanted, "behind a longer one");
    whisper.encode([another]);
    expectSame(await logitsOf(whisper, await encode(of, 120)), wanted, "behind a whole one");
    await encode(of, 400);
    expectSame(await logitsOf(whisper, await encode(of, 120)), wanted, "behind itself when it was longer");
  });
});

test("on a graphics card windows are encoded whole", async () => {
  const backend = await (openTestBackend["webgpu"] as () => Promise<Backend>)();
  const whisper = await createWhisper(backend, model);
  expect(whisper.openGrowing).toBeUndefined();
  whisper.dispose();
});
