import { describe, expect, test } from "vitest";
import type { WeightFormat } from "../runtime/tensor";
import { variants as known } from "../runtime/variants";
import type { LinearWindow } from "../shared/linear";
import { describeBackends, perform, type Run, seenRows, tensorWith, wasmLinear } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { seededWeight, weightFormats } from "../testing/weights";
import { geluReference, linearReference } from "./matmul.reference";

/** Both kernels that multiply many rows; matmul_direct has no test of its own. */
const tile = { matmul: { kind: "tile", GROUP_M: 8, GROUP_N: 16, TM: 8, TN: 4, BK: 16 } } as const;
const direct = { matmul: { kind: "direct" } } as const;
const f32 = { tiles: tile, direct } as const;
const variants = {
  ...f32,
  matrices: { matmul: known.matmul["matrix 4×1/2×4"] },
  "tiles, f16": { ...tile, element: "f16" },
  "direct, f16": { ...direct, element: "f16" },
} as const;
const uneven = { matmul: { kind: "tile", GROUP_M: 4, GROUP_N: 8, TM: 8, TN: 2, BK: 32 } } as const;

interface Shape {
  readonly rows: number;
  readonly outputs: number;
  readonly cols: number;
}

interface Options {
  readonly format?: WeightFormat;
  readonly parts?: readonly ("bias" | "gelu" | "residual")[];
  /** The result as logits are kept: f32 whatever the element type. */
  readonly y?: "f32";
}

/** Multiplies seeded numbers on the back end and in the reference, and compares. */
async function prove(run: Run, { rows, outputs, cols }: Shape, { format = "q5", parts = [], y }: Options = {}) {
  const { element, tolerance } = run;
  const x = seededNumbers(rows, rows * cols, { element });
  const { weight, values } = seededWeight(run, format, [outputs, cols]);
  const bias = parts.includes("bias") ? seededNumbers(outputs, outputs) : undefined;
  const residual = parts.includes("residual") ? seededNumbers(2, rows * outputs, { element }) : undefined;
  const activation = parts.includes("gelu") ? "gelu" : undefined;
  const result = run.backend.tensor("y", [rows, outputs], y ?? "element");
  const from = {
    x: tensorWith(run, [rows, cols], x),
    bias: bias && tensorWith(run, [outputs], bias, "f32"),
    residual: residual && tensorWith(run, [rows, outputs], residual),
  };
  const kernels = await perform(run, (verbs) => verbs.linear({ ...from, weight, y: result, rows, activation }));
  const matrices = run.name === "matrices" && outputs % 4 === 0 && y === undefined;
  const gpu = [run.name.startsWith("direct") ? "matmul_direct" : matrices ? "matmul_matrix" : "matmul"];
  expect(kernels).toEqual(run.kind === "wasm" ? wasmLinear(run, format, "matmul") : gpu);
  const wanted = linearReference(
    { x: seenRows(run, format, x), weight: values, rows, cols, bias, residual, activation },
    new Float64Array(rows * outputs),
  );
  expectClose(await run.backend.readFloats(result), wanted, tolerance, `${rows}×${outputs}×${cols} ${format}`);
}

describeBackends(variants, (run) => {
  test("sizes below, at and above a tile, primes and Whisper's own", async () => {
    for (const [rows, outputs, cols] of [
      [9, 1, 32],
      [31, 63, 64],
      [32, 64, 96],
      [33, 65, 64],
      [97, 101, 160],
      [257, 8, 32],
      [1500, 384, 384],
    ] as const) {
      await prove(run(), { rows, outputs, cols });
    }
  });

  test.each([
    { parts: ["bias"] },
    { parts: ["gelu"] },
    { parts: ["residual"] },
    { parts: ["bias", "gelu", "residual"] },
  ] as const)("with $parts", async ({ parts }) => {
    await prove(run(), { rows: 45, outputs: 70, cols: 128 }, { parts });
  });

  test("logits stay f32 whatever the element type", async () => {
    await prove(run(), { rows: 12, outputs: 131, cols: 64 }, { y: "f32" });
  });

  describe("windows of rows that overlap, as convolutions have them", () => {
    const [channels, outputs, frames] = [32, 36, 50];
    const batches = 2;
    const cols = 3 * channels;

    test.each([
      { stride: 1, residual: "of every batch" },
      { stride: 2, residual: "shared" },
      { stride: 2, residual: "none" },
    ])("stride $stride, residual $residual", async ({ stride, residual: kind }) => {
      const { backend, element, tolerance } = run();
      const rows = frames / stride;
      const xBatchStride = (frames + 2) * channels;
      const yBatchStride = (rows + 2) * outputs;
      const window: LinearWindow = {
        batches,
        xRowStride: stride * channels,
        xBatchStride,
        yBatchStride,
        yOffset: outputs,
      };
      const x = seededNumbers(1, batches * xBatchStride, { element });
      const { weight, values } = seededWeight(run(), "q5", [outputs, cols]);
      const bias = seededNumbers(2, outputs);
      const length = { "of every batch": batches, shared: 1, none: 0 }[kind] ?? 0;
      const residual = length ? seededNumbers(3, length * rows * outputs, { element }) : undefined;
      const before = seededNumbers(4, batches * yBatchStride, { element });
      const y = tensorWith(run(), [batches, rows + 2, outputs], before);
      const from = {
        x: tensorWith(run(), [batches, frames + 2, channels], x),
        bias: tensorWith(run(), [outputs], bias, "f32"),
        residual: residual && tensorWith(run(), [length, rows, outputs], residual),
      };
      await perform(run(), (verbs) => verbs.linear({ ...from, weight, y, rows, activation: "gelu", window }));
      const found = await backend.readFloats(y);
      const wanted = linearReference(
        { x: seenRows(run(), "q5", x), weight: values, rows, cols, bias, residual, activation: "gelu", window },
        Float64Array.from(before),
      );
      expectClose(found, wanted, tolerance, "y");
      for (let batch = 0; batch < batches; batch++) {
        const [from, to] = [batch * yBatchStride, (batch + 1) * yBatchStride];
        const edges = (all: Float32Array) => [...all.slice(from, from + outputs), ...all.slice(to - outputs, to)];
        expect(edges(found), `rows around batch ${batch} stay untouched`).toEqual(edges(before));
      }
    });
  });
});

describeBackends(f32, (run) => {
  test.each(weightFormats)("weights in %s", async (format) => {
    // formats without blocks also take widths that no tile divides
    for (const cols of format === "f32" || format === "f16" ? [36, 100] : [384]) {
      await prove(run(), { rows: 37, outputs: 67, cols }, { format });
    }
  });
});

const others = {
  "tiles of other proportions": uneven,
  "smaller tiles where workgroups are few": { matmul: known.matmul["8×16/8×4 or 4×4"] },
  "16×16/4×4": { matmul: known.matmul["16×16/4×4"] },
  "8×8/4×4": { matmul: known.matmul["8×8/4×4"] },
} as const;

describeBackends(others, (run) => {
  test("make the same", async () => {
    await prove(run(), { rows: 33, outputs: 15, cols: 96 }, { parts: ["bias", "residual"] });
    await prove(run(), { rows: 64, outputs: 17, cols: 64 });
  });
});

test("the reference's GELU is x · Φ(x)", () => {
  // Φ from tables: Abramowitz and Stegun, table 26.1
  for (const [x, phi] of [
    [0, 0.5],
    [1, 0.841344746068543],
    [-2, 0.022750131948179],
    [3, 0.998650101968369],
    [-4.5, 0.000003397673125],
    [5, 0.999999713348428],
  ] as const) {
    expect(geluReference(x)).toBeCloseTo(x * phi, 13);
  }
});
