import { expect, test } from "vitest";
import { SilenceMap } from "../../vad/silenceMap";
import { MelStream } from "../logMel/logMel";
import type { SpeechWindow } from "./speechWindows";
import { WindowQueue } from "./windowQueue";

/** Windows of 40 frames; tells how many were taken, and fails at one where that is asked for. */
function windows(count: number, failing?: number) {
  const taken = { count: 0 };
  async function* generate(): AsyncGenerator<SpeechWindow> {
    for (let i = 0; i < count; i++) {
      taken.count++;
      if (i === failing) throw new Error("unreadable");
      const mel = new MelStream({ nMels: 80 });
      mel.push(new Float32Array(6400));
      mel.end();
      yield { content: mel, map: new SilenceMap(), language: undefined };
    }
  }
  return { taken, windows: generate() };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

const idsOf = (held: readonly { readonly id: number }[]) => held.map(({ id }) => id);

test("reads what is waited for, and no more until it reads ahead: then as much as may be held", async () => {
  const { taken, windows: source } = windows(10);
  const queue = new WindowQueue(source, 6);
  await queue.wait(2);
  expect(idsOf(queue.waiting)).toEqual([0, 1]);
  await settled();
  expect(taken.count).toBe(2);
  queue.readAhead();
  await settled();
  expect(taken.count).toBe(6);
  await queue.wait(7);
  expect(queue.waiting).toHaveLength(6);
  queue.take(1);
  queue.change(0, { seek: 40 });
  expect(idsOf(queue.done())).toEqual([0]);
  await settled();
  expect(taken.count).toBe(7);
});

test("what is decoded does not wait, what a window leaves unfinished waits before what was read behind it", async () => {
  const { windows: source } = windows(4);
  const queue = new WindowQueue(source, 4);
  await queue.wait(4);
  expect(idsOf(queue.take(2))).toEqual([0, 1]);
  expect(idsOf(queue.waiting)).toEqual([2, 3]);
  queue.change(1, { seek: 40 });
  expect(queue.done()).toEqual([]);
  queue.change(0, { seek: 20 });
  expect(queue.waiting.map(({ id, seek }) => [id, seek])).toEqual([
    [0, 20],
    [2, 0],
    [3, 0],
  ]);
  queue.take(1);
  queue.change(0, { seek: 40 });
  expect(idsOf(queue.done())).toEqual([0, 1]);
  expect(idsOf(queue.held)).toEqual([2, 3]);
});

test("windows that are put back wait again", async () => {
  const { windows: source } = windows(3);
  const queue = new WindowQueue(source, 3);
  await queue.wait(3);
  queue.take(2);
  queue.putBack();
  expect(idsOf(queue.waiting)).toEqual([0, 1, 2]);
});

test("an error met ahead is thrown when its window is wanted", async () => {
  const { windows: source } = windows(4, 2);
  const queue = new WindowQueue(source, 4);
  await queue.wait(1);
  queue.readAhead();
  await settled();
  expect(queue.mayGrow).toBe(false);
  await queue.wait(3);
  queue.take(2);
  await expect(queue.wait(1)).rejects.toThrow("unreadable");
});

test("a queue that was stopped reads no further", async () => {
  const { taken, windows: source } = windows(8);
  const queue = new WindowQueue(source, 4);
  await queue.wait(2);
  queue.stop();
  queue.readAhead();
  await queue.wait(4);
  await settled();
  expect(taken.count).toBe(2);
});
