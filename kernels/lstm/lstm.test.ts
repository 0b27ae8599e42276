import { expect, test } from "vitest";
import { variants } from "../runtime/variants";
import { lstmUnits, packLstm } from "../shared/lstm";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { expectClose, tolerances } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { lstm } from "./lstm";
import { lstmReference } from "./lstm.reference";

const numbers = seededNumbers(1, 2 * 4 * lstmUnits * lstmUnits, { scale: 0.2 });
const weight = (direction: number, unit: number, gate: number, input: number) =>
  numbers[((direction * lstmUnits + unit) * 4 + gate) * lstmUnits + input] as number;
const packed = packLstm(2, weight);

// f16 changes nothing: all is f32 whatever the element type.
describeBackends(
  { f32: { element: "f32" }, f16: { element: "f16" }, "weights held": { matmul: variants.matmul["8×8/4×4"] } },
  (run) => {
    test.each([
      { batches: 1, steps: 1, scale: 2 },
      { batches: 3, steps: 37, scale: 2 },
      { batches: 2, steps: 3, scale: 1e6 },
    ])("$batches batches of $steps steps, gates of ± $scale", async ({ batches, steps, scale }) => {
      const gates = seededNumbers(2, batches * steps * 8 * lstmUnits, { scale });
      const y = run().backend.tensor("y", [batches, steps, 2, lstmUnits], "f32");
      const kernels = await perform(run(), (verbs) =>
        verbs.perform(lstm, {
          weight: tensorWith(run(), [packed.length], packed, "f32"),
          gates: tensorWith(run(), [gates.length], gates, "f32"),
          ...{ y, batches, steps },
        }),
      );
      expect(kernels).toEqual(["lstm"]);
      const wanted = lstmReference(gates, weight, { batches, steps });
      expectClose(await run().backend.readFloats(y), wanted, tolerances.f32, "what units say");
    });
  },
);
