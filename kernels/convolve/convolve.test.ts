import { expect, test } from "vitest";
import { type ConvolutionWeights, packConvolution, panelled } from "../shared/convolution";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose, tolerances } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { convolve } from "./convolve";
import { type ConvolveShape, convolveReference } from "./convolve.reference";

function seededWeights(outputs: number, inputs: number): ConvolutionWeights {
  const weight = seededNumbers(1, outputs * inputs, { scale: 1 / Math.sqrt(inputs) });
  const bias = seededNumbers(2, outputs);
  return { outputs, inputs, weight: (o, i) => weight[o * inputs + i], bias: (o) => bias[o] };
}

/** Proves a convolution whose y has `length` numbers, with and without a residual. */
async function prove(run: Run, shape: ConvolveShape, sizes: { outputs: number; x: number; y: number }): Promise<void> {
  const { outputs } = sizes;
  const weights = seededWeights(outputs, shape.runs * shape.run);
  const packed = packConvolution(weights);
  const x = seededNumbers(3, sizes.x);
  const residual = seededNumbers(4, sizes.y);
  for (const added of [undefined, residual]) {
    const y = run.backend.tensor("y", [sizes.y], "f32");
    const kernels = await perform(run, (verbs) =>
      verbs.perform(convolve, {
        ...shape,
        x: tensorWith(run, [x.length], x, "f32"),
        weight: tensorWith(run, [packed.length], packed, "f32"),
        y,
        residual: added && tensorWith(run, [added.length], added, "f32"),
      }),
    );
    expect(kernels).toEqual(["convolve"]);
    const wanted = convolveReference(x, weights, shape, { length: sizes.y, residual: added });
    expectClose(await run.backend.readFloats(y), wanted, tolerances.f32, "y");
  }
}

/** A 3 × 3 filter over images with zeros around them, kept so in y. */
function image(size: { rows: number; cols: number; inputs: number; outputs: number; stride: number; batches: number }) {
  const { rows, cols, inputs, outputs, stride, batches } = size;
  const [xRow, yRow] = [(cols * stride + 2) * inputs, (cols + 2) * outputs];
  const [xBatch, yBatch] = [(rows * stride + 2) * xRow, (rows + 2) * yRow];
  const shape: ConvolveShape = {
    ...{ batches, rows, cols, outputs, runs: 3, run: 3 * inputs, slope: 0 },
    from: { offset: 0, batch: xBatch, row: stride * xRow, col: stride * inputs, run: xRow },
    to: { offset: yRow + outputs, batch: yBatch, row: yRow, col: outputs },
  };
  return { shape, sizes: { outputs, x: batches * xBatch, y: batches * yBatch } };
}

// f16 changes nothing: all is f32 whatever the element type.
describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each([
    { rows: 1, cols: 1, inputs: 4, outputs: 8, stride: 1, batches: 1 },
    { rows: 3, cols: 7, inputs: 12, outputs: 40, stride: 1, batches: 2 },
    { rows: 2, cols: 101, inputs: 32, outputs: 64, stride: 2, batches: 1 },
    { rows: 5, cols: 13, inputs: 32, outputs: 32, stride: 1, batches: 3 },
  ])("images %o", async (size) => {
    const { shape, sizes } = image(size);
    await prove(run(), shape, sizes);
  });

  test.each([
    // the filters of a network's first layer over time, two positions a row
    { cols: 131, outputs: 160, run: 264, col: 20, slope: 1 },
    // five positions of 60 channels
    { cols: 6, outputs: 64, run: 320, col: 64, slope: 0.01 },
    // a linear layer of fewer outputs than a panel has
    { cols: 589, outputs: 7, run: 128, col: 128, slope: 0.01 },
  ])("rows over time %o", async ({ cols, outputs, run: length, col, slope }) => {
    const whole = panelled(outputs);
    const shape: ConvolveShape = {
      ...{ batches: 2, rows: 1, cols, outputs: whole, runs: 1, run: length, slope },
      from: { offset: 4, batch: cols * col + length, row: 0, col, run: 0 },
      to: { offset: 0, batch: cols * whole, row: 0, col: whole },
    };
    await prove(run(), shape, { outputs, x: 4 + 2 * (cols * col + length), y: 2 * cols * whole });
  });
});
