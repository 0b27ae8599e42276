import { test } from "vitest";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
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
