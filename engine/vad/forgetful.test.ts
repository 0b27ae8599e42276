import { expect, test } from "vitest";
import { forgetful } from "./forgetful";
import { stepSamples } from "./sileroVad";

test("what was heard is forgotten with every batch without speech, and kept in all others", async () => {
  const script = [
    [0.1, 0.3],
    [0.1, 0.4],
    [0.9, 0.9],
    [0.2, 0.1],
  ];
  const forgotten: number[] = [];
  let batch = 0;
  const detector = forgetful({
    batch: 2,
    forget: () => forgotten.push(batch),
    probabilities: async () => script[batch++] ?? [],
  });
  for (const wanted of script) expect(await detector.probabilities(new Float32Array(2 * stepSamples))).toEqual(wanted);
  expect(detector.batch).toBe(2);
  expect(forgotten).toEqual([1, 4]);
});
