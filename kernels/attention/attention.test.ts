import { expect, test } from "vitest";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { attentionReference } from "./attention.reference";

/** Both kernels of the encoder's attention; attention_direct has no test of its own. */
const split = { attention: { kind: "split", QUERIES: 32, SPLIT: 4 } } as const;
const variants = {
  "keys split among four": split,
  direct: { attention: { kind: "direct" } },
  "keys split among four, f16": { ...split, element: "f16" },
} as const;

interface Shape {
  readonly heads: number;
  readonly keys: number;
  readonly batches: number;
}

async function prove(run: Run, qkv: Float32Array<ArrayBuffer>, shape: Shape): Promise<void> {
  const { heads, keys, batches } = shape;
  const y = run.backend.tensor("y", [batches * keys, heads * 64]);
  const input = tensorWith(run, [batches * keys, 3 * heads * 64], qkv);
  const kernels = await perform(run, (verbs) => verbs.attention({ qkv: input, y, ...shape }));
  const gpu = [run.name.startsWith("direct") ? "attention_direct" : "attention"];
  expect(kernels).toEqual(run.kind === "wasm" ? ["attention_pack", "attention"] : gpu);
  expectClose(await run.backend.readFloats(y), attentionReference(qkv, shape), run.tolerance, `${keys} keys`);
}

function seededQkv({ element }: Run, { heads, keys, batches }: Shape): Float32Array<ArrayBuffer> {
  return seededNumbers(keys, batches * keys * 3 * heads * 64, { element });
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
      const shape = { heads, keys, batches };
      await prove(run(), seededQkv(run(), shape), shape);
    }
  });

  test("a window of Whisper's 1500 positions", async () => {
    const shape = { heads: 1, keys: 1500, batches: 1 };
    await prove(run(), seededQkv(run(), shape), shape);
  });

  test("scores around ± 100, whose exponentials overflow unless the highest is taken off", async () => {
    const shape = { heads: 1, keys: 45, batches: 1 };
    const qkv = seededQkv(run(), shape).map((value, i) => {
      const row = Math.floor(i / 192);
      // the last column of query and key, which is summed last: ± 32 · 25 / 8
      if (i % 192 === 63) return 32;
      return i % 192 === 127 ? (row < 22 ? -25 : 25) : value;
    });
    await prove(run(), qkv, shape);
  });
});
