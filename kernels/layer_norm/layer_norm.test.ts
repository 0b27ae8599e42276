import { test } from "vitest";
import { describeBackends, perform, type Run, subgroupLanes, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { layerNormReference } from "./layer_norm.reference";

const variants = {
  "no reduction": { matvec: { reduce: "none", WG: 64, LANES: 1, atMost: 8, ROWS: 1, single: 0 } },
  "workgroup memory, 16 lanes": { matvec: { reduce: "workgroup", WG: 128, LANES: 16, atMost: 32, ROWS: 4, single: 0 } },
  "workgroup memory, 32 lanes": { matvec: { reduce: "workgroup", WG: 32, LANES: 32, atMost: 32, ROWS: 4, single: 0 } },
  subgroups: { matvec: { reduce: "subgroup", WG: 128, LANES: subgroupLanes, atMost: 32, ROWS: 4, single: 8192 } },
  f16: { element: "f16", matvec: { reduce: "workgroup", WG: 128, LANES: 16, atMost: 32, ROWS: 4, single: 0 } },
} as const;

async function normalise(run: Run, x: Float32Array<ArrayBuffer>, affine: Float32Array<ArrayBuffer>, cols: number) {
  const rows = x.length / cols;
  const y = run.backend.tensor("y", [rows, cols]);
  const from = { x: tensorWith(run, [rows, cols], x), affine: tensorWith(run, [2, cols], affine, "f32") };
  await perform(run, (verbs) => verbs.layerNorm({ ...from, y, rows, cols }));
  return run.backend.readFloats(y);
}

describeBackends(variants, (run) => {
  test.each([
    [1, 4],
    [1, 384],
    [3, 64],
    [7, 124],
    [8, 384],
    [9, 1280],
    [63, 68],
    [64, 384],
    [65, 512],
    [131, 128],
    [1500, 384],
  ])("%i rows of %i", async (rows, cols) => {
    const x = seededNumbers(rows + cols, rows * cols, { scale: 3, element: run().element });
    const affine = seededNumbers(cols, 2 * cols);
    const y = await normalise(run(), x, affine, cols);
    expectClose(y, layerNormReference(x, affine, cols), run().tolerance, "y");
  });

  test("rows far from zero and rows without variance", async () => {
    const cols = 128;
    const x = Float32Array.from({ length: 2 * cols }, (_, i) => (i < cols ? 1024 + (i % 8) : 7));
    const affine = seededNumbers(1, 2 * cols);
    const y = await normalise(run(), x, affine, cols);
    expectClose(y, layerNormReference(x, affine, cols), run().tolerance, "y");
  });
});
