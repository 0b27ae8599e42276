import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { openTestBackend } from "../../../kernels/testing/backends";
import { f32, goldenTensors } from "../../testing/goldens";
import { wavSamples } from "../../testing/wav";
import { hopLength, nFft } from "./constants";
import { createDeviceMel, type DeviceMel, type DeviceMelShape } from "./deviceMel";
import { batchFrames, type FramesOnDevice } from "./framesOnDevice";
import { MelStream } from "./logMel";
import { melFilters } from "./melFilters";
import { MelFrame } from "./melFrame";

const goldens = goldenTensors("mel.safetensors");
const clips = ["jfk", "silence", "noise", "sweep", "click", "odd"];
const jfk = wavSamples("jfk-16k.wav");

/** A back end that does not say that it is software: the adapters of tests are. */
function asCard(backend: Backend): Backend {
  return {
    info: { ...backend.info, software: false },
    memory: backend.memory,
    lost: backend.lost,
    tensor: (...args) => backend.tensor(...args),
    weight: (...args) => backend.weight(...args),
    write: (...args) => backend.write(...args),
    readFloats: (...args) => backend.readFloats(...args),
    readWords: (...args) => backend.readWords(...args),
    record: (...args) => backend.record(...args),
    submit: (...args) => backend.submit(...args),
    scope: () => asCard(backend.scope()),
    dispose: () => backend.dispose(),
  };
}

function shape(nMels: 80 | 128): DeviceMelShape {
  return { filters: melFilters(nMels), batch: batchFrames };
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((largest, x, i) => Math.max(largest, Math.abs(x - b[i]!)), 0);
}

/** The recording again and again, each time louder. */
function longAudio(seconds: number): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: seconds * 16000 },
    (_, i) => jfk[i % jfk.length]! * 0.3 * (1 + Math.floor(i / jfk.length)),
  );
}

async function whole(samples: Float32Array, nMels: 80 | 128, onDevice?: FramesOnDevice) {
  const stream = new MelStream({ nMels, onDevice });
  stream.push(samples);
  stream.end();
  return { frames: stream.frames, window: await stream.window(0, Math.min(3000, stream.frames)) };
}

describe.each(Object.keys(openTestBackend))("%s", (device) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await openTestBackend[device]!();
  });
  afterAll(() => backend.dispose());

  describe.each([80, 128] as const)("%i mels", (nMels) => {
    let mel: DeviceMel;
    beforeAll(async () => {
      mel = (await createDeviceMel(asCard(backend), shape(nMels)))!;
    });

    test.each(clips)("frames of %s are openai/whisper's within 1e-4", async (clip) => {
      const samples = clip === "jfk" ? jfk : f32(goldens, `${clip}.samples`).data;
      const { frames, window } = await whole(samples, nMels, (batch) => mel.frames(batch));
      expect(frames).toBe(Math.floor(samples.length / hopLength));
      const { data } = f32(goldens, `${clip}.mel${nMels}`);
      const wanted = Float32Array.from(window.subarray(0, data.length), (_, i) => {
        return data[(i % nMels) * (data.length / nMels) + Math.floor(i / nMels)]!;
      });
      // The golden's last frames mirror the audio's end, where a file's windows have silence behind it.
      const inside = (frames - 2) * nMels;
      expect(largestDifference(window.subarray(0, inside), wanted.subarray(0, inside))).toBeLessThan(1e-4);
      expect(largestDifference(window, (await whole(samples, nMels)).window)).toBeLessThan(1e-4);
    });
  });

  test("windows of audio that comes piece by piece are those of the loudest point so far", async () => {
    const mel = (await createDeviceMel(asCard(backend), shape(80)))!;
    const samples = longAudio(34);
    const stream = new MelStream({ nMels: 80, onDevice: (batch) => mel.frames(batch) });
    const host = new MelStream({ nMels: 80 });
    for (const [from, to] of [
      [0, 150],
      [150, 31_000],
      [31_000, 401_003],
      [401_003, samples.length],
    ] as const) {
      stream.push(samples.subarray(from, to));
      host.push(samples.subarray(from, to));
      await stream.room();
      expect(stream.frames).toBe(host.frames);
      const seek = Math.max(0, host.frames - 3000);
      stream.dropBefore(seek);
      const window = await stream.window(seek, stream.frames - seek);
      expect(largestDifference(window, await host.window(seek, host.frames - seek))).toBeLessThan(1e-4);
    }
    stream.end();
    host.end();
    expect(largestDifference(await stream.languageWindow(2000), await host.languageWindow(2000))).toBeLessThan(1e-4);
  });
});

test("a software adapter is not asked, for which it would be more work than for the host", async () => {
  const backend = await openTestBackend["webgpu"]!();
  expect(await createDeviceMel(backend, shape(80))).toBeUndefined();
  expect(backend.memory).toBe(0);
});

/** Takes a while that is another one each time, and now and then does not answer. */
function slowDevice() {
  const asked = { now: 0, most: 0, batches: 0 };
  const frames: FramesOnDevice = async (samples) => {
    const batch = asked.batches++;
    asked.most = Math.max(asked.most, ++asked.now);
    await new Promise((resolve) => setTimeout(resolve, (batch * 7) % 5));
    asked.now--;
    const count = (samples.length - nFft) / hopLength + 1;
    return batch % 3 === 1 ? undefined : new MelFrame(80).computeAll(samples, count);
  };
  return { asked, frames };
}

test("answers are kept in the order of the audio, whichever comes first, and what is not answered is computed here", async () => {
  const samples = longAudio(30);
  const host = await whole(samples, 80);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 8 }), async (lengths) => {
      const stream = new MelStream({ nMels: 80, onDevice: slowDevice().frames });
      let at = 0;
      for (const length of [...lengths, samples.length]) {
        stream.push(samples.subarray(at, at + length));
        at += length;
      }
      stream.end();
      expect(largestDifference(await stream.window(0, stream.frames), host.window)).toBe(0);
    }),
    { numRuns: 10 },
  );
});

test("whoever brings audio faster than a device computes it waits", async () => {
  const { asked, frames } = slowDevice();
  const stream = new MelStream({ nMels: 80, onDevice: frames });
  for (let second = 0; second < 240; second++) {
    stream.push(new Float32Array(16000));
    await stream.room();
  }
  expect(asked.batches).toBe(Math.floor((240 * 100 - 2) / batchFrames));
  expect(asked.most).toBe(9);
});

test("who asks for a window hears of a device's failure", async () => {
  const stream = new MelStream({ nMels: 80, onDevice: () => Promise.reject(new Error("broken")) });
  stream.push(new Float32Array(400_000));
  await new Promise((resolve) => setTimeout(resolve, 1));
  await expect(stream.window(0, 2000)).rejects.toThrow("broken");
});
