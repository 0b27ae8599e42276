import { expect, test } from "vitest";
import { linearReference } from "../matmul/matmul.reference";
import type { WeightFormat } from "../runtime/tensor";
import { describeBackends, perform, type Run, seenRows, subgroupLanes, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { seededWeight } from "../testing/weights";
import { partsShape } from "./cross_attention";
import { crossAttentionReference } from "./cross_attention.reference";

const variants = {
  "workgroups of 64": { attend: 64 },
  "workgroups of 128": { attend: 128 },
  "workgroups of 256": { attend: 256 },
  f16: { attend: 64, element: "f16" },
} as const;

interface Shape {
  readonly keys: number;
  readonly heads: number;
  readonly headWidth: number;
  readonly windows: number;
  readonly rowsPerWindow: number;
}

async function prove(
  run: Run,
  { q, kv }: Record<"q" | "kv", Float32Array<ArrayBuffer>>,
  { keys, heads, headWidth, windows, rowsPerWindow }: Shape,
): Promise<void> {
  const [width, rows] = [heads * headWidth, windows * rowsPerWindow];
  const y = run.backend.tensor("y", [rows, width]);
  const from = { q: tensorWith(run, [rows, width], q), kv: tensorWith(run, [windows, keys, 2 * width], kv) };
  await perform(run, (verbs) => verbs.crossAttention({ ...from, y, heads, keys, rowsPerWindow, rows }));
  const wanted = crossAttentionReference(q, kv, { heads, headWidth, keys, rowsPerWindow });
  expectClose(await run.backend.readFloats(y), wanted, run.tolerance, "y");
}

async function proveSeeded(run: Run, shape: Shape): Promise<void> {
  const { keys, heads, headWidth, windows, rowsPerWindow } = shape;
  const { element } = run;
  const q = seededNumbers(1, windows * rowsPerWindow * heads * headWidth, { element });
  const kv = seededNumbers(2, windows * keys * 2 * heads * headWidth, { element });
  await prove(run, { q, kv }, shape);
}

describeBackends(variants, (run) => {
  test.each([
    { keys: 1, heads: 1, windows: 1, rowsPerWindow: 1 },
    { keys: 15, heads: 2, windows: 2, rowsPerWindow: 3 },
    { keys: 64, heads: 1, windows: 1, rowsPerWindow: 2 },
    { keys: 257, heads: 3, windows: 2, rowsPerWindow: 5 },
    { keys: 1500, heads: 6, windows: 2, rowsPerWindow: 1 },
    { keys: 1536, heads: 1, windows: 1, rowsPerWindow: 1 },
  ])("$keys keys, $heads heads, $windows windows of $rowsPerWindow rows", async (sizes) => {
    await proveSeeded(run(), { headWidth: 64, ...sizes });
  });

  test("scores around ± 100, whose exponentials overflow unless the highest is taken off", async () => {
    const { element } = run();
    // the last column of query and keys, which is summed last: ± 32 · 25 / 8
    const q = seededNumbers(1, 64, { element }).map((value, i) => (i === 63 ? 32 : value));
    const kv = seededNumbers(2, 45 * 128, { element }).map((value, i) => {
      if (i % 128 !== 63) return value;
      return i < 22 * 128 ? -25 : 25;
    });
    await prove(run(), { q, kv }, { keys: 45, heads: 1, headWidth: 64, windows: 1, rowsPerWindow: 1 });
  });
});

describeBackends({ "heads of 32": { attend: 64 } }, (run) => {
  test("heads of 32 numbers", async () => {
    await proveSeeded(run(), { keys: 77, heads: 3, headWidth: 32, windows: 2, rowsPerWindow: 3 });
  });
});

/** Cross-attention of rows from `from` to `to − 1` of eight, and the layer that follows, which has as many outputs as inputs. */
async function project(
  run: Run,
  { keys, heads }: Pick<Shape, "keys" | "heads">,
  from: number,
  to: number,
  format: WeightFormat,
) {
  const { backend, element } = run;
  const [width, rows] = [heads * 64, to - from];
  const part = (seed: number) => seededNumbers(seed, 8 * width, { element }).slice(from * width, to * width);
  const [q, residual] = [part(1), part(2)];
  const kv = seededNumbers(3, keys * 2 * width, { element });
  const bias = seededNumbers(4, width);
  const { weight, values } = seededWeight(run, format, [width, width]);
  const y = backend.tensor("y", [rows, width]);
  const out = {
    weight,
    bias: tensorWith(run, [width], bias, "f32"),
    residual: tensorWith(run, [rows, width], residual),
    y,
    sums: rows > 1 ? ("as alone" as const) : undefined,
  };
  const room = {
    y: backend.tensor("attended", [rows, width]),
    parts: backend.tensor("parts", partsShape(rows, width, heads, keys), "f32"),
  };
  const on = { q: tensorWith(run, [rows, width], q), kv: tensorWith(run, [1, keys, 2 * width], kv), ...room, out };
  const kernels = await perform(run, (verbs) =>
    verbs.crossAttention({ ...on, heads, keys, rowsPerWindow: rows, rows }),
  );
  const attended = crossAttentionReference(q, kv, { heads, headWidth: 64, keys, rowsPerWindow: rows });
  const x = seenRows(run, format, Float32Array.from(attended));
  const linear = { x, weight: values, rows, cols: width, bias, residual };
  return {
    kernels,
    y: await backend.readFloats(y),
    wanted: linearReference(linear, new Float64Array(rows * width)),
  };
}

const gpu = { reduce: "workgroup", WG: 128, LANES: 16, atMost: 4, ROWS: 4, single: 0 } as const;

/** Where workgroups have memory, those that attend to parts of the keys leave it to the layer to put them together. */
describeBackends(
  {
    "no reduction": { attend: 64, matvec: { reduce: "none", WG: 64, LANES: 1, atMost: 8, ROWS: 1, single: 0 } },
    "workgroup memory": { attend: 256, matvec: gpu },
    subgroups: { attend: 128, matvec: { ...gpu, reduce: "subgroup", LANES: subgroupLanes, single: 8192 } },
    "f16 elements": { attend: 256, matvec: gpu, element: "f16" },
  },
  (run) => {
    test.each([
      [1, 1],
      [191, 1],
      [192, 3],
      [193, 2],
      [577, 1],
      [1500, 6],
    ])("with the layer that follows: %d keys, %d heads", async (keys, heads) => {
      for (const format of ["q5", "f32"] as const) {
        const { y, wanted, kernels } = await project(run(), { keys, heads }, 0, 1, format);
        expectClose(y, wanted, run().tolerance, `${keys} keys, ${format}`);
        if (run().kind === "webgpu") expect(kernels).toEqual(["cross_attention", "matvec"]);
      }
    });

    test("rows summed as alone are to the last bit what each is alone", async () => {
      const shape = { keys: 450, heads: 2 };
      const together = await project(run(), shape, 0, 8, "q5");
      expectClose(together.y, together.wanted, run().tolerance, "rows together");
      for (let row = 0; row < 8; row++) {
        const { y } = await project(run(), shape, row, row + 1, "q5");
        expect(together.y.slice(row * 128, (row + 1) * 128), `row ${row}`).toEqual(y);
      }
    });
  },
);
