import { expect, test } from "vitest";
import { partsShape } from "../cross_attention/cross_attention";
import { crossAttentionReference } from "../cross_attention/cross_attention.reference";
import { matvecReference } from "../matvec/matvec.reference";
import { selfAttentionReference } from "../self_attention/self_attention.reference";
import { describeBackends, perform, type Run, seenRows, subgroupLanes, tensorWith } from "../testing/backends";
import { expectClose, expectSame } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { sequencesWith } from "../testing/sequences";
import { seededWeight } from "../testing/weights";

const [nTextCtx, keys] = [40, 211];

interface Shape {
  readonly heads: number;
  readonly headWidth: number;
  /** Tokens in the cache; those that are fed, all of them rows that stand alone. */
  readonly length: number;
  readonly fed: number;
}

/** A layer over one sequence: its result, and what the references make of the same numbers. */
async function attend(run: Run, { heads, headWidth, length, fed }: Shape) {
  const { backend, element } = run;
  const width = heads * headWidth;
  const cached = seededNumbers(1, nTextCtx * 2 * width, { element });
  // What a token is given depends on its position alone, so that it is the same whatever it is fed with.
  const row = (seed: number, position: number, size: number) => seededNumbers(seed + position, size, { element });
  const rowsOf = (seed: number, size: number) =>
    Float32Array.from(Array.from({ length: fed }, (_, i) => [...row(seed, length + i, size)]).flat());
  const [x, qkv] = [rowsOf(100, width), rowsOf(200, 3 * width)];
  const kv = seededNumbers(2, keys * 2 * width, { element });
  const affine = seededNumbers(3, 2 * width);
  const projections = [4, 5, 6].map((seed) => ({
    ...seededWeight(run, "q5", [width, width], seed),
    bias: seededNumbers(seed, width),
  }));
  const on = {
    state: sequencesWith(run, [{ length, newTokens: fed }], nTextCtx),
    cache: tensorWith(run, [1, nTextCtx, 2 * width], cached),
    y: backend.tensor("y", [fed, width]),
    query: backend.tensor("query", [fed, width]),
  };
  const [out, query, crossOut] = projections.map(({ weight, bias }) => ({
    weight,
    bias: tensorWith(run, [width], bias, "f32"),
  })) as [Projection, Projection, Projection];
  const scratch = backend.tensor("normed", [fed, width]);
  const kernels = await perform(run, (verbs) =>
    verbs.decoderAttention({
      x: tensorWith(run, [fed, width], x),
      y: on.y,
      heads,
      sequences: 1,
      newTokens: fed,
      sums: fed > 1 ? "as alone" : undefined,
      self: { state: on.state, cache: on.cache, qkv: tensorWith(run, [fed, 3 * width], qkv), out },
      cross: {
        norm: { affine: tensorWith(run, [2, width], affine, "f32"), scratch },
        query: { ...query, y: on.query },
        kv: tensorWith(run, [1, keys, 2 * width], kv),
        keys,
        rowsPerWindow: fed,
        out: crossOut,
        parts: backend.tensor("parts", partsShape(fed, width, heads, keys), "f32"),
      },
      room: { attended: scratch, between: backend.tensor("between", [4 * fed, 4 * width]) },
    }),
  );
  const layer = (i: number, rows: Float64Array, rest: { residual?: Float32Array; affine?: Float32Array }) => {
    const { values, bias } = projections[i] as (typeof projections)[number];
    const linear = {
      x: Float32Array.from(rows),
      weight: values,
      rows: fed,
      cols: width,
      bias,
      residual: rest.residual,
    };
    return matvecReference(linear, rest.affine, (seen) => seenRows(run, "q5", seen));
  };
  const sequences = [{ length, fed }];
  const own = selfAttentionReference({ heads, headWidth, nTextCtx, newTokens: fed, sequences, qkv, cache: cached });
  const between = layer(0, own.y, { residual: x });
  const wantedQuery = layer(1, between, { affine });
  const heard = crossAttentionReference(Float32Array.from(wantedQuery), kv, {
    heads,
    headWidth,
    keys,
    rowsPerWindow: fed,
  });
  const wanted = layer(2, heard, { residual: Float32Array.from(between) });
  const [y, queries] = [await backend.readFloats(on.y), await backend.readFloats(on.query)];
  expectSame(await backend.readFloats(on.cache), own.cache, "the cache");
  return { y, wanted, queries, wantedQuery, kernels };
}

interface Projection {
  readonly weight: ReturnType<typeof seededWeight>["weight"];
  readonly bias: ReturnType<typeof tensorWith>;
}

const gpu = { reduce: "workgroup", WG: 128, LANES: 16, atMost: 4, ROWS: 4, single: 0 } as const;
const merged = ["self_attention", "matvec", "cross_attention", "matvec"];

describeBackends(
  {
    "no reduction": { attend: 64, matvec: { reduce: "none", WG: 64, LANES: 1, atMost: 8, ROWS: 1, single: 0 } },
    "workgroup memory": { attend: 256, matvec: gpu },
    subgroups: { attend: 128, matvec: { ...gpu, reduce: "subgroup", LANES: subgroupLanes, single: 8192 } },
    "f16 elements": { attend: 256, matvec: gpu, element: "f16" },
  },
  (run) => {
    test.each([
      { heads: 6, length: 31, fed: 1 },
      { heads: 8, length: 38, fed: 2 },
      { heads: 9, length: 0, fed: 1 },
    ] as const)("$heads heads, $length and $fed tokens", async (shape) => {
      const { y, wanted, queries, wantedQuery, kernels } = await attend(run(), { headWidth: 64, ...shape });
      expectClose(queries, wantedQuery, run().tolerance, "the query");
      expectClose(y, wanted, run().tolerance, "y");
      const isMerged = run().kind === "webgpu" && run().name !== "no reduction" && shape.heads < 9;
      if (isMerged) expect(kernels).toEqual(merged);
      else expect(kernels.length).toBeGreaterThan(merged.length);
    });

    test("rows summed as alone are to the last bit what each is alone", async () => {
      const [shape, fed] = [{ heads: 2, headWidth: 64 }, 5];
      const together = await attend(run(), { ...shape, length: 0, fed });
      const first = await attend(run(), { ...shape, length: 0, fed: 1 });
      expect(together.y.slice(0, 128)).toEqual(first.y);
    });
  },
);

describeBackends({ "heads of 32": { attend: 64, matvec: gpu } }, (run) => {
  test("heads of 32 numbers", async () => {
    const { y, wanted } = await attend(run(), { heads: 3, headWidth: 32, length: 7, fed: 1 });
    expectClose(y, wanted, run().tolerance, "y");
  });
});
