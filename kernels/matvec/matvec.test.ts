import { expect, test } from "vitest";
import type { LinearCase } from "../matmul/matmul.reference";
import type { WeightFormat } from "../runtime/tensor";
import {
  describeBackends,
  perform,
  type Run,
  seenRows,
  subgroupLanes,
  tensorWith,
  wasmLinear,
} from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { seededWeight, weightFormats } from "../testing/weights";
import { matvecReference } from "./matvec.reference";

interface Shape {
  readonly rows: number;
  readonly outputs: number;
  readonly cols: number;
}

interface Options {
  readonly format?: WeightFormat;
  readonly parts?: readonly ("norm" | "bias" | "gelu" | "residual")[];
  readonly y?: "f32";
}

/** LayerNorm has a dispatch of its own only where it is not fused into what follows. */
function kernelsOf(run: Run, format: WeightFormat, shape: Shape, affine: unknown): readonly string[] {
  const kernels = run.kind === "wasm" ? wasmLinear(run, format, "matvec") : ["matvec"];
  const isSmall = shape.rows === 1 || (shape.cols <= 768 && shape.outputs <= 8192);
  const isFused = run.kind === "wasm" ? kernels.length > 1 : isSmall && run.name !== "no reduction";
  return affine && !isFused ? ["layer_norm", ...kernels] : kernels;
}

/** Multiplies seeded numbers on the back end and in the reference, and compares. */
async function prove(run: Run, shape: Shape, { format = "q5", parts = [], y }: Options = {}) {
  const { rows, outputs, cols } = shape;
  const { element, tolerance } = run;
  const x = seededNumbers(rows, rows * cols, { element });
  const { weight, values } = seededWeight(run, format, [outputs, cols]);
  const affine = parts.includes("norm") ? seededNumbers(3, 2 * cols) : undefined;
  const bias = parts.includes("bias") ? seededNumbers(outputs, outputs) : undefined;
  const residual = parts.includes("residual") ? seededNumbers(2, rows * outputs, { element }) : undefined;
  const activation = parts.includes("gelu") ? "gelu" : undefined;
  const result = run.backend.tensor("y", [rows, outputs], y ?? "element");
  const from = {
    x: tensorWith(run, [rows, cols], x),
    norm: affine && {
      affine: tensorWith(run, [2, cols], affine, "f32"),
      scratch: run.backend.tensor("scratch", [rows, cols]),
    },
    bias: bias && tensorWith(run, [outputs], bias, "f32"),
    residual: residual && tensorWith(run, [rows, outputs], residual),
  };
  const kernels = await perform(run, (verbs) => verbs.linear({ ...from, weight, y: result, rows, activation }));
  expect(kernels).toEqual(kernelsOf(run, format, shape, affine));
  const linear: LinearCase = { x, weight: values, rows, cols, bias, residual, activation };
  const wanted = matvecReference(linear, affine, (normalised) => seenRows(run, format, normalised));
  const what = `${rows}×${outputs}×${cols} ${format} ${parts.join(" ")}`;
  expectClose(await run.backend.readFloats(result), wanted, tolerance, what);
}

const sizes: readonly (readonly [rows: number, outputs: number, cols: number])[] = [
  [1, 1, 32],
  [1, 3, 64],
  [2, 31, 32],
  [1, 32, 384],
  [3, 33, 96],
  [5, 101, 160],
  [8, 127, 1536],
  [1, 1536, 384],
  [1, 384, 1536],
];

/** With 128 invocations to a workgroup, the table's for a GPU: every format, with the norm fused and without. */
const gpu = { matvec: { reduce: "workgroup", WG: 128, LANES: 16, atMost: 32, ROWS: 4, single: 0 } } as const;

describeBackends({ "workgroup memory, 16 lanes": gpu }, (run) => {
  test.each(weightFormats)("weights in %s", async (format) => {
    for (const parts of [[], ["norm"]] as const) {
      await prove(run(), { rows: 3, outputs: 77, cols: 384 }, { format, parts });
      await prove(run(), { rows: 1, outputs: 130, cols: 128 }, { format, parts });
    }
  });

  test.each([["bias"], ["gelu"], ["residual"], ["bias", "gelu", "residual"], ["norm", "bias", "gelu"]] as const)(
    "with %s and %s and %s",
    async (...parts) => {
      await prove(run(), { rows: 2, outputs: 70, cols: 128 }, { parts });
    },
  );

  test("a row of several thousand, as wide as large-v3's", async () => {
    await prove(run(), { rows: 1, outputs: 9, cols: 1280 }, { parts: ["norm"] });
    await prove(run(), { rows: 2, outputs: 9, cols: 1280 }, { parts: ["norm"] });
    await prove(run(), { rows: 7, outputs: 9, cols: 768 }, { parts: ["norm"] });
    await prove(run(), { rows: 2, outputs: 9, cols: 5120 });
  });
});

/** How few rows are summed must not matter. */
const reductions = {
  "no reduction": { matvec: { reduce: "none", WG: 64, LANES: 1, atMost: 8, ROWS: 1, single: 0 } },
  "workgroup memory, 16 lanes": gpu,
  "workgroup memory, 1 lane": { matvec: { reduce: "workgroup", WG: 64, LANES: 1, atMost: 32, ROWS: 4, single: 0 } },
  "workgroup memory, 32 lanes": { matvec: { reduce: "workgroup", WG: 128, LANES: 32, atMost: 32, ROWS: 4, single: 0 } },
  [`subgroups, ${subgroupLanes} lanes`]: {
    matvec: { reduce: "subgroup", WG: 128, LANES: subgroupLanes, atMost: 32, ROWS: 4, single: 8192 },
  },
  f16: { ...gpu, element: "f16" },
} as const;

describeBackends(reductions, (run) => {
  test("sizes below, at and above a workgroup, primes and Whisper's own", async () => {
    for (const [rows, outputs, cols] of sizes) await prove(run(), { rows, outputs, cols }, { parts: ["bias"] });
  });

  test("as many rows as a batch of windows, beams or draws has", async () => {
    if (run().kind === "wasm" || run().name === "no reduction") return;
    for (const rows of [9, 16, 31, 32]) {
      await prove(run(), { rows, outputs: 46, cols: 96 }, { parts: ["norm", "bias", "residual"] });
    }
  });

  test("after LayerNorm", async () => {
    for (const [rows, outputs, cols] of sizes.slice(0, 6)) {
      await prove(run(), { rows, outputs, cols }, { parts: ["norm", "gelu"] });
    }
  });

  test("the vocabulary, as f32 logits", async () => {
    await prove(run(), { rows: 2, outputs: 51865, cols: 64 }, { parts: ["norm"], y: "f32" });
    await prove(run(), { rows: 1, outputs: 8193, cols: 64 }, { parts: ["norm"], y: "f32" });
  });
});
