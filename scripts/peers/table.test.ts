import { expect, test } from "vitest";
import type { Measurement } from "./contender";
import type { Lane } from "./race";
import { remarks, table } from "./table";

function lane(more: Partial<Lane>): Lane {
  return { name: "Sotto", model: "tiny.en", threads: 1, measurements: [], note: undefined, ...more };
}

function measured(encoderMs: readonly number[], more: Partial<Measurement> = {}): Measurement {
  const passes = encoderMs.map((milliseconds) => ({ encoderMs: milliseconds, tokenMs: milliseconds / 100 }));
  return { numbers: "i16", passes, clipMs: 1000, text: "Ask not.", ...more };
}

const ours = lane({ measurements: [measured([100, 300], { longMs: 2000 }), measured([200], { longMs: 2000 })] });

test("a row has the medians over all rounds, and how many times as long as ours", () => {
  const other = lane({ name: "whisper.cpp", measurements: [measured([500], { longMs: 6000 })] });
  const lines = table([ours, other], "Sotto", 60).split("\n");
  expect(lines[2]).toBe("| Sotto | tiny.en | 1 | i16 | 200 ms | 2.00 ms | 1000 ms | 30.0 × realtime | 3, 2, 2 |");
  expect(lines[3]).toBe(
    "| whisper.cpp | tiny.en | 1 | i16 | 500 ms (2.50 ×) | 5.00 ms (2.50 ×) | 1000 ms (1.00 ×) | 10.0 × realtime (3.00 ×) | 1, 1, 1 |",
  );
});

test("rows of other models or threads are not compared", () => {
  const other = lane({ name: "whisper.cpp", threads: 2, measurements: [measured([500])] });
  expect(table([ours, other], "Sotto", undefined)).toContain("| 500 ms | 5.00 ms | 1000 ms | 1, 1 |");
});

test("every row has a cell per column, measured or not", () => {
  const absent = lane({ name: "transformers.js", note: "not available here" });
  const text = table([ours, absent], "Sotto", 60);
  expect(text).toContain("| transformers.js | tiny.en | 1 | – | not available here | – | – | – | – |");
  const cells = text
    .trim()
    .split("\n")
    .map((line) => line.split("|").length);
  expect(new Set(cells).size).toBe(1);
});

test("the peak is told, and whoever wrote other words", () => {
  const withPeak = lane({ measurements: [measured([100], { peak: { gops: 68.8, reached: 0.73 } })] });
  const wrong = lane({ name: "whisper.cpp", measurements: [measured([100], { text: "Ask nut." })] });
  expect(remarks([withPeak, wrong])).toBe(
    "Sotto, tiny.en, threads 1: measured peak 68.8 Gop/s, its encoder reaches 73 %.\n" +
      "whisper.cpp, tiny.en, threads 1: 1 words of the clip differ: Ask nut.\n",
  );
});
