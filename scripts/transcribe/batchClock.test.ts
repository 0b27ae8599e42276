import { expect, test } from "vitest";
import { BatchClock } from "./batchClock";

function begin(...files: readonly (readonly [file: string, bytes: number])[]) {
  const time = { ms: 0 };
  const clock = new BatchClock(
    files.map(([file, bytes]) => ({ file, bytes })),
    () => time.ms,
  );
  return { clock, time };
}

test("files that were not opened yet are taken to be like this one", () => {
  const { clock, time } = begin(["a.mp3", 100], ["b.mp3", 200], ["c.mp3", 100]);
  clock.next();
  expect(clock.line(0, undefined)).toBe("1 of 3");
  time.ms = 10_000;
  // 50 of 60 + 120 + 60 seconds.
  expect(clock.line(48, 60)).toBe("1 of 3, 20 %, 0:40 left");
});

test("then like those of their kind, else like all before", () => {
  const { clock, time } = begin(["a.mp3", 100], ["b.WAV", 1000], ["c.wav", 1000], ["d.mp3", 300], ["e.ogg", 140]);
  clock.next();
  clock.end(60);
  clock.next();
  clock.end(40);
  clock.next();
  time.ms = 60_000;
  // Of wav 25 bytes a second, of mp3 5/3; of all 11: 60 + 40 + 40 + 180 + 12.7 seconds.
  expect(clock.line(20, 40)).toBe("3 of 5, 36 %, 1:46 left");
});

test("a bad file takes no seconds, and the end tells the whole", () => {
  const { clock, time } = begin(["bad.mp3", 5000], ["b.mp3", 100]);
  clock.next();
  clock.end(0);
  clock.next();
  time.ms = 30_000;
  expect(clock.line(300, 600)).toBe("2 of 2, 50 %, 0:30 left");
  clock.end(600);
  time.ms = 60_000;
  expect(clock.summary()).toBe("2 files, 10:00 of audio in 1:00 (10.0 × realtime).");
});
