import { expect, test } from "vitest";
import { convolveReference } from "../convolve/convolve.reference";
import { type ConvolutionWeights, packImage } from "../shared/convolution";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { expectClose, tolerances } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { convolveImage } from "./convolve_image";

function seededWeights(outputs: number, inputs: number): ConvolutionWeights {
  const weight = seededNumbers(1, outputs * inputs, { scale: 1 / Math.sqrt(inputs) });
  const bias = seededNumbers(2, outputs);
  return { outputs, inputs, weight: (o, i) => weight[o * inputs + i], bias: (o) => bias[o] };
}

// f16 changes nothing: all is f32 whatever the element type.
describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each([
    { rows: 1, cols: 1, inputs: 4, outputs: 8, batches: 1, slope: 1 },
    { rows: 3, cols: 7, inputs: 12, outputs: 40, batches: 2, slope: 0 },
    { rows: 2, cols: 101, inputs: 32, outputs: 64, batches: 1, slope: 0.01 },
    { rows: 5, cols: 14, inputs: 32, outputs: 32, batches: 3, slope: 0 },
    { rows: 10, cols: 17, inputs: 256, outputs: 16, batches: 1, slope: 0 },
  ])("%o", async ({ rows, cols, inputs, outputs, batches, slope }) => {
    const { backend } = run();
    const weights = seededWeights(outputs, 9 * inputs);
    const packed = packImage(weights, backend.info.kind);
    const [xRow, yRow] = [(cols + 2) * inputs, (cols + 2) * outputs];
    const [from, to] = [
      { offset: 0, batch: (rows + 2) * xRow, row: xRow },
      { offset: yRow + outputs, batch: (rows + 2) * yRow, row: yRow },
    ];
    const x = seededNumbers(3, batches * from.batch);
    const residual = seededNumbers(4, batches * to.batch);
    for (const added of [undefined, residual]) {
      const y = backend.tensor("y", [residual.length], "f32");
      const args = { batches, rows, cols, outputs, slope };
      const kernels = await perform(run(), (verbs) =>
        verbs.perform(convolveImage, {
          ...{ ...args, inputs, from, to, y },
          x: tensorWith(run(), [x.length], x, "f32"),
          weight: tensorWith(run(), [packed.length], packed, "f32"),
          residual: added && tensorWith(run(), [added.length], added, "f32"),
        }),
      );
      expect(kernels).toEqual([backend.info.kind === "webgpu" ? "convolve" : "convolve_image"]);
      const shape = {
        ...{ ...args, runs: 3, run: 3 * inputs },
        from: { ...from, col: inputs, run: xRow },
        to: { ...to, col: outputs },
      };
      const wanted = convolveReference(x, weights, shape, { length: residual.length, residual: added });
      expectClose(await backend.readFloats(y), wanted, tolerances.f32, "y");
    }
  });
});
