import { expect, test } from "vitest";
import { variants as known } from "../runtime/variants";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { attentionReference } from "./attention.reference";

/** Both kernels of the encoder's attention; attention_direct has no test of its own. */
const tile = { attention: { kind: "tile", GROUP_Q: 16, GROUP_K: 4, TQ: 4, NEAR: 0 } } as const;
const wide = { attention: { kind: "tile", GROUP_Q: 16, GROUP_K: 8, TQ: 5, NEAR: 0 } } as const;
const near = { attention: { kind: "tile", GROUP_Q: 8, GROUP_K: 8, TQ: 2, NEAR: 1 } } as const;
const variants = {
  tiles: tile,
  "wide tiles": wide,
  "tiles that keep queries near": near,
  matrices: { attention: known.attention["matrix 4/64"] },
  direct: { attention: { kind: "direct" } },
  "tiles, f16": { ...tile, element: "f16" },
} as const;

const kernelNames: Readonly<Record<string, string>> = {
  direct: "attention_direct",
  "heads of 32, direct": "attention_direct",
  matrices: "attention_matrix",
};

interface Shape {
  readonly heads: number;
  readonly headWidth: number;
  readonly keys: number;
  readonly batches: number;
}

async function prove(run: Run, qkv: Float32Array<ArrayBuffer>, shape: Shape): Promise<void> {
  const { heads, headWidth, keys, batches } = shape;
  const y = run.backend.tensor("y", [batches * keys, heads * headWidth]);
  const input = tensorWith(run, [batches * keys, 3 * heads * headWidth], qkv);
  const kernels = await perform(run, (verbs) => verbs.attention({ qkv: input, y, heads, keys, batches }));
  const gpu = [kernelNames[run.name] ?? "attention"];
  expect(kernels).toEqual(run.kind === "wasm" ? ["attention_pack", "attention"] : gpu);
  expectClose(await run.backend.readFloats(y), attentionReference(qkv, shape), run.tolerance, `${keys} keys`);
}

function seededQkv({ element }: Run, { heads, headWidth, keys, batches }: Shape): Float32Array<ArrayBuffer> {
  return seededNumbers(keys, batches * keys * 3 * heads * headWidth, { element });
}

describeBackends(variants, (run) => {
  test("sizes below, at and above a workgroup, one to three heads, two windows", async () => {
    for (const [keys, heads, batches] of [
      [1, 1, 1],
      [3, 1, 2],
      [31, 2, 1],
      [64, 1, 1],
      [77, 2, 2],
      [129, 3, 1],
    ] as const) {
      const shape = { heads, headWidth: 64, keys, batches };
      await prove(run(), seededQkv(run(), shape), shape);
    }
  });

  test("a window of Whisper's 1500 positions", async () => {
    const shape = { heads: 1, headWidth: 64, keys: 1500, batches: 1 };
    await prove(run(), seededQkv(run(), shape), shape);
  });

  test("some rows that ask are answered as they are among all; on a graphics card all ask", async () => {
    const [heads, headWidth, keys] = [2, 64, 77];
    const { backend, kind } = run();
    const qkv = tensorWith(
      run(),
      [keys, 3 * heads * headWidth],
      seededQkv(run(), { heads, headWidth, keys, batches: 1 }),
    );
    const answers = async (queries?: { first: number; count: number }) => {
      const y = backend.tensor("y", [queries?.count ?? keys, heads * headWidth]);
      await perform(run(), (verbs) => verbs.attention({ qkv, y, heads, keys, batches: 1, queries }));
      return backend.readFloats(y);
    };
    if (kind === "webgpu") {
      await expect(answers({ first: 9, count: 41 })).rejects.toThrow("all rows ask");
      return;
    }
    const wanted = (await answers()).subarray(9 * heads * headWidth, 50 * heads * headWidth);
    expectClose(await answers({ first: 9, count: 41 }), wanted, 1e-6, "rows 9 to 49");
  });

  test("scores around ± 100, whose exponentials overflow unless the highest is taken off", async () => {
    const shape = { heads: 1, headWidth: 64, keys: 45, batches: 1 };
    const qkv = seededQkv(run(), shape).map((value, i) => {
      const row = Math.floor(i / 192);
      // the last column of query and key, which is summed last: ± 32 · 25 / 8
      if (i % 192 === 63) return 32;
      return i % 192 === 127 ? (row < 22 ? -25 : 25) : value;
    });
    await prove(run(), qkv, shape);
  });
});

describeBackends({ "heads of 32": tile, "heads of 32, direct": { attention: { kind: "direct" } } }, (run) => {
  test("heads of 32 numbers", async () => {
    const shape = { heads: 3, headWidth: 32, keys: 77, batches: 2 };
    await prove(run(), seededQkv(run(), shape), shape);
  });

  test("a width of head that workgroups cannot be halved down to is refused", async () => {
    const shape = { heads: 2, headWidth: 48, keys: 3, batches: 1 };
    await expect(prove(run(), seededQkv(run(), shape), shape)).rejects.toThrow("attention over heads of 48 numbers");
  });
});
