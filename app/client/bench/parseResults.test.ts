import { expect, test } from "vitest";
import { chosenSettings } from "../../testing/chosenSettings";
import { parseResults } from "./parseResults";

test("what was measured comes back as it was, and what is broken takes nothing else with it", () => {
  const [result] = chosenSettings.bench;
  expect(parseResults(structuredClone(chosenSettings.bench))).toEqual(chosenSettings.bench);
  const broken = [
    7,
    null,
    { ...result, device: "abacus" },
    { ...result, speech: { model: 3 }, kernels: [...(result?.kernels ?? []), { name: "matvec" }, "x"], failures: [1] },
  ];
  expect(parseResults(broken)).toEqual([{ ...result, speech: undefined, failures: [] }]);
  for (const value of [undefined, null, "x", {}]) expect(parseResults(value)).toEqual([]);
});
