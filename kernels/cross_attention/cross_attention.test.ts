import { test } from "vitest";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { crossAttentionReference } from "./cross_attention.reference";

const variants = {
  "workgroups of 64": { attend: 64 },
  "workgroups of 256": { attend: 256 },
  f16: { attend: 64, element: "f16" },
} as const;

describeBackends(variants, (run) => {
  test.each([
    { keys: 1, heads: 1, windows: 1, rowsPerWindow: 1 },
    { keys: 15, heads: 2, windows: 2, rowsPerWindow: 3 },
    { keys: 64, heads: 1, windows: 1, rowsPerWindow: 2 },
    { keys: 257, heads: 3, windows: 2, rowsPerWindow: 5 },
    { keys: 1500, heads: 6, windows: 2, rowsPerWindow: 1 },
    { keys: 1536, heads: 1, windows: 1, rowsPerWindow: 1 },
  ])("$keys keys, $heads heads, $windows windows of $rowsPerWindow rows", async (shape) => {
    const { backend, element, tolerance } = run();
    const { keys, heads, windows, rowsPerWindow } = shape;
    const [width, rows] = [heads * 64, windows * rowsPerWindow];
    const q = seededNumbers(1, rows * width, { element });
    const kv = seededNumbers(2, windows * keys * 2 * width, { element });
    const y = backend.tensor("y", [rows, width]);
    const from = { q: tensorWith(run(), [rows, width], q), kv: tensorWith(run(), [windows, keys, 2 * width], kv) };
    await perform(run(), (verbs) => verbs.crossAttention({ ...from, y, heads, keys, rowsPerWindow, rows }));
    expectClose(await backend.readFloats(y), crossAttentionReference(q, kv, shape), tolerance, "y");
  });
});
