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
      yield { mel, map: new SilenceMap(), language: undefined };
    }
  }
  return { taken, windows: generate() };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

test("reads ahead as many windows as are decoded, and takes those next", async () => {
  const { taken, windows: source } = windows(10);
  const queue = new WindowQueue(source, 3);
  const first = await queue.next();
  expect(first).toHaveLength(3);
  expect(taken.count).toBe(3);
  queue.readAhead();
  await settled();
  expect(taken.count).toBe(6);
  const done = queue.update(first.map((window) => ({ ...window, seek: 40 })));
  expect(done).toHaveLength(3);
  expect(await queue.next()).toHaveLength(3);
  expect(taken.count).toBe(6);
});

test("windows that are not done come before those that were read ahead", async () => {
  const { windows: source } = windows(6);
  const queue = new WindowQueue(source, 2);
  const [first, second] = await queue.next();
  queue.readAhead();
  const done = queue.update([
    { ...first!, seek: 40 },
    { ...second!, seek: 20 },
  ]);
  expect(done).toHaveLength(1);
  const next = await queue.next();
  expect(next.map(({ seek }) => seek)).toEqual([20, 0]);
});

test("an error met ahead is thrown when its window is wanted", async () => {
  const { windows: source } = windows(4, 2);
  const queue = new WindowQueue(source, 2);
  const first = await queue.next();
  queue.readAhead();
  await settled();
  queue.update(first.map((window) => ({ ...window, seek: 40 })));
  await expect(queue.next()).rejects.toThrow("unreadable");
});

test("a queue that was stopped reads no further", async () => {
  const { taken, windows: source } = windows(8);
  const queue = new WindowQueue(source, 2);
  await queue.next();
  queue.stop();
  queue.readAhead();
  await settled();
  expect(taken.count).toBe(2);
});
