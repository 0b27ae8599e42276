import { expect, test } from "vitest";
import type { Contender, Measurement, Task } from "./contender";
import { race } from "./race";

const measurement: Measurement = { numbers: "q8", passes: [], clipMs: 1, text: "" };
const course = {
  models: ["tiny.en"],
  threads: [1, 2],
  rounds: 2,
  passes: 3,
  tokens: 8,
  longSeconds: undefined,
} as const;

function contender(measure: (task: Task) => Measurement, more: Partial<Contender> = {}): Contender {
  return {
    name: "Sotto",
    mostRounds: Number.POSITIVE_INFINITY,
    missing: () => undefined,
    measure: async (task) => measure(task),
    ...more,
  };
}

test("contenders take turns, a round each", async () => {
  const turns: string[] = [];
  const contenders = [contender(() => measurement), contender(() => measurement, { name: "whisper.cpp" })];
  const lanes = await race(contenders, { ...course, threads: [2] }, (turn, work) => {
    turns.push(turn);
    return work();
  });
  expect(turns).toEqual([
    "tiny.en, 2 threads, round 1: Sotto",
    "tiny.en, 2 threads, round 1: whisper.cpp",
    "tiny.en, 2 threads, round 2: Sotto",
    "tiny.en, 2 threads, round 2: whisper.cpp",
  ]);
  expect(lanes.map(({ name, measurements }) => [name, measurements.length])).toEqual([
    ["Sotto", 2],
    ["whisper.cpp", 2],
  ]);
});

test("one that fails keeps what it has measured and races again with other threads", async () => {
  let turns = 0;
  const fails = contender(({ threads }) => {
    turns++;
    if (threads === 1 && turns === 2) throw new Error("out of memory\n    at wasm");
    return measurement;
  });
  const lanes = await race([fails], course, (_, work) => work());
  expect(lanes.map(({ note, measurements }) => [note, measurements.length])).toEqual([
    ["failed: out of memory", 1],
    [undefined, 2],
  ]);
});

test("one that takes long runs fewer rounds, and one without the model none", async () => {
  const slow = contender(() => measurement, { mostRounds: 1 });
  const absent = contender(() => measurement, { missing: () => "no export" });
  const lanes = await race([slow, absent], { ...course, threads: [1] }, (_, work) => work());
  expect(lanes.map(({ note, measurements }) => [note, measurements.length])).toEqual([
    [undefined, 1],
    ["no export", 0],
  ]);
});
