import { expect, test } from "vitest";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { sequencesWith } from "../testing/sequences";
import { attentionScores } from "./attention_scores";
import { attentionScoresReference } from "./attention_scores.reference";

interface Shape {
  readonly heads: number;
  readonly headWidth: number;
  readonly keys: number;
  readonly rows: number;
  readonly length: number;
  readonly fed: number;
}

async function prove(run: Run, { heads, headWidth, keys, rows, length, fed }: Shape): Promise<void> {
  const { backend, element, tolerance } = run;
  const nTextCtx = 32;
  const width = heads * headWidth;
  const q = seededNumbers(1, rows * width, { element });
  const kv = seededNumbers(2, keys * 2 * width, { element });
  const stride = 4 * Math.ceil(keys / 4);
  const y = backend.tensor("y", [nTextCtx, 2, stride], "f32");
  const on = {
    state: sequencesWith(run, [{ length, newTokens: fed }], nTextCtx),
    q: tensorWith(run, [rows, width], q),
    kv: tensorWith(run, [1, keys, 2 * width], kv),
    y,
  };
  const head = heads - 1;
  await perform(run, (verbs) => verbs.perform(attentionScores, { ...on, heads, keys, head, slot: 1, rows }));
  const found = await backend.readFloats(y);
  const wanted = attentionScoresReference(q, kv, { heads, headWidth, keys, head });
  const shown = Math.min(fed, nTextCtx - length);
  const got = Array.from({ length: shown }, (_, t) => {
    const at = ((length + t) * 2 + 1) * stride;
    return [...found.subarray(at, at + keys)];
  }).flat();
  expectClose(got, wanted.subarray(0, shown * keys), tolerance, "scores");
  // the other slot, and positions that were not fed, stay as they were
  expect(found.filter((value) => value !== 0).length).toBeLessThanOrEqual(shown * keys);
}

describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each([
    { heads: 1, keys: 1, rows: 1, length: 0, fed: 1 },
    { heads: 2, keys: 63, rows: 4, length: 3, fed: 3 },
    { heads: 3, keys: 129, rows: 16, length: 30, fed: 16 },
    { heads: 6, keys: 1500, rows: 4, length: 0, fed: 4 },
  ])("$fed of $rows rows behind $length, $heads heads over $keys keys", async (sizes) => {
    await prove(run(), { headWidth: 64, ...sizes });
  });
});

describeBackends({ "heads of 32": { element: "f32" } }, (run) => {
  test("heads of 32 numbers", async () => {
    await prove(run(), { heads: 3, headWidth: 32, keys: 63, rows: 4, length: 3, fed: 3 });
  });
});
