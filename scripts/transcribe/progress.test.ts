import { expect, test } from "vitest";
import { Progress } from "./progress";

function record(isTTY: true | undefined) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, write: (text: string) => written.push(text) };
  return { written, clock, progress: new Progress(stream, () => clock.ms) };
}

test("a terminal sees speed and time left in one line", () => {
  const { written, clock, progress } = record(true);
  clock.ms = 10_000;
  progress.update(30, 330);
  expect(written).toEqual(["9 %, 3.0 × realtime, 1:40 left"]);
  progress.clear();
  progress.clear();
  expect(written.slice(1)).toEqual(["\r\u001b[K"]);
});

test("an unknown length shows how far it has come", () => {
  const { written, clock, progress } = record(true);
  clock.ms = 1000;
  progress.update(3661, undefined);
  expect(written).toEqual(["1:01:01, 3661.0 × realtime"]);
});

test("a file or pipe sees the end only", () => {
  const { written, clock, progress } = record(undefined);
  progress.update(5, 11);
  clock.ms = 5500;
  progress.finish(11);
  expect(written).toEqual(["11.0 s of audio in 5.5 s (2.0 × realtime).\n"]);
});
