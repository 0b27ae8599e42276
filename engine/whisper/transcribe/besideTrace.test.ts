import { expect, test } from "vitest";
import { sampleRate } from "../../audio/constants";
import { stepSamples } from "../../vad/sileroVad";
import { SpeechTrace } from "../../vad/speechTrace";
import { BesideTrace } from "./besideTrace";

const second = new Float32Array(sampleRate);

/** Listens to batches of a second, roughly, each of which is heard when it is let through. */
function heldTrace(signal?: AbortSignal) {
  const held: ((error?: Error) => void)[] = [];
  let asked = 0;
  const detector = {
    batch: 31,
    probabilities: (samples: Float32Array) => {
      asked++;
      return new Promise<number[]>((resolve, reject) => {
        held.push((error) => (error ? reject(error) : resolve(Array(samples.length / stepSamples).fill(0))));
      });
    },
  };
  const beside = new BesideTrace(new SpeechTrace(detector), signal);
  const letThrough = async (error?: Error) => {
    await settled();
    held.shift()?.(error);
    await settled();
  };
  return { beside, letThrough, asked: () => asked };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Whether a promise has ended by now. */
async function ended(promise: Promise<unknown>): Promise<boolean> {
  let is = false;
  const note = () => {
    is = true;
  };
  promise.then(note, note);
  await settled();
  return is;
}

test("who gives samples waits for nothing, and who asks only for what comes before", async () => {
  const { beside, letThrough } = heldTrace();
  for (let i = 0; i < 3; i++) expect(await ended(beside.push(second))).toBe(true);
  beside.end();
  const first = beside.heardTo(sampleRate);
  const all = beside.heardTo(Number.POSITIVE_INFINITY);
  expect(await ended(first)).toBe(false);
  await letThrough();
  expect([await ended(first), await ended(beside.heardTo(1)), await ended(all)]).toEqual([true, true, false]);
  for (let i = 0; i < 3; i++) await letThrough();
  expect((await all).mayHoldVoice(0, 3 * sampleRate)).toBe(false);
});

test("no more than five minutes wait to be heard", async () => {
  const { beside, letThrough } = heldTrace();
  await beside.push(second);
  const given = beside.push(new Float32Array(300 * sampleRate));
  expect(await ended(given)).toBe(false);
  await letThrough();
  expect(await ended(given)).toBe(true);
});

test("a failure is told to whoever asks, and nothing is heard behind it, nor after the end or a sign to stop", async () => {
  const failing = heldTrace();
  for (let i = 0; i < 3; i++) await failing.beside.push(second);
  const asks = expect(failing.beside.heardTo(2 * sampleRate)).rejects.toThrow("Broken.");
  await failing.letThrough(new Error("Broken."));
  await asks;
  expect(failing.asked()).toBe(1);

  const stopped = new AbortController();
  const cancelled = heldTrace(stopped.signal);
  await cancelled.beside.push(second);
  await cancelled.beside.push(second);
  const waits = expect(cancelled.beside.heardTo(2 * sampleRate)).rejects.toThrow("cancelled");
  stopped.abort();
  await cancelled.letThrough();
  await waits;

  const closed = heldTrace();
  await closed.beside.push(second);
  await closed.beside.push(second);
  await settled();
  closed.beside.close();
  await closed.letThrough();
  expect(await ended(closed.beside.heardTo(2 * sampleRate))).toBe(true);
  expect(closed.asked()).toBe(1);
});
