import { expect, test } from "vitest";
import { describeBackends, perform, type Run, subgroupLanes, tensorWith } from "../testing/backends";
import { seededNumbers } from "../testing/data";
import { seededWeight, weightFormats } from "../testing/weights";

const [rows, outputs, cols] = [19, 78, 384];

/** The rows of a layer with all of its parts, summed each as it would be by itself, and each by itself. */
async function rowsAloneAndTogether(run: Run, format: (typeof weightFormats)[number]) {
  const { backend, element } = run;
  const x = seededNumbers(1, rows * cols, { element });
  const residual = seededNumbers(2, rows * outputs, { element });
  const norm = {
    affine: tensorWith(run, [2, cols], seededNumbers(3, 2 * cols), "f32"),
    scratch: backend.tensor("scratch", [rows, cols]),
  };
  const bias = tensorWith(run, [outputs], seededNumbers(4, outputs), "f32");
  const layer = { weight: seededWeight(run, format, [outputs, cols]).weight, norm, bias, activation: "gelu" as const };
  const made = async (from: number, to: number): Promise<Float32Array> => {
    const y = backend.tensor("y", [to - from, outputs]);
    const part = (all: Float32Array<ArrayBuffer>, width: number) =>
      tensorWith(run, [to - from, width], all.slice(from * width, to * width));
    const linear = { ...layer, x: part(x, cols), residual: part(residual, outputs), y, rows: to - from };
    await perform(run, (verbs) => verbs.linear({ ...linear, sums: to - from > 1 ? "as alone" : undefined }));
    return backend.readFloats(y);
  };
  const alone: Float32Array[] = [];
  for (let row = 0; row < rows; row++) alone.push(await made(row, row + 1));
  return { together: await made(0, rows), alone };
}

describeBackends(
  {
    "no reduction": { matvec: { reduce: "none", WG: 64, LANES: 1, atMost: 8, ROWS: 1, single: 0 } },
    "workgroup memory": { matvec: { reduce: "workgroup", WG: 128, LANES: 16, atMost: 4, ROWS: 4, single: 0 } },
    subgroups: { matvec: { reduce: "subgroup", WG: 128, LANES: subgroupLanes, atMost: 4, ROWS: 4, single: 8192 } },
    "f16 elements": { element: "f16" },
  },
  (run) => {
    test.each(weightFormats)("rows summed as alone are to the last bit what each is alone: %s", async (format) => {
      const { together, alone } = await rowsAloneAndTogether(run(), format);
      for (const [row, one] of alone.entries()) {
        expect(together.slice(row * outputs, (row + 1) * outputs), `row ${row}`).toEqual(one);
      }
    });
  },
);
