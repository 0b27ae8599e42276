import { test } from "vitest";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose, expectSame } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { sequencesWith } from "../testing/sequences";
import { selfAttentionReference } from "./self_attention.reference";

const variants = {
  "workgroups of 64": { attend: 64 },
  "workgroups of 256": { attend: 256 },
  f16: { attend: 64, element: "f16" },
} as const;
const nTextCtx = 448;

interface Shape {
  readonly lengths: readonly number[];
  readonly newTokens: number;
  readonly fed: number;
  readonly headWidth: number;
}

async function prove(run: Run, { lengths, newTokens, fed, headWidth }: Shape): Promise<void> {
  const { backend, element, tolerance } = run;
  const heads = 2;
  const width = headWidth * heads;
  const sequences = lengths.map((length) => ({ length, fed }));
  const qkv = seededNumbers(1, lengths.length * newTokens * 3 * width, { element });
  const cache = seededNumbers(2, lengths.length * nTextCtx * 2 * width, { element });
  const wanted = selfAttentionReference({ heads, headWidth, nTextCtx, newTokens, sequences, qkv, cache });
  const on = {
    state: sequencesWith(
      run,
      lengths.map((length) => ({ length, newTokens: fed })),
      nTextCtx,
    ),
    qkv: tensorWith(run, [lengths.length * newTokens, 3 * width], qkv),
    cache: tensorWith(run, [lengths.length, nTextCtx, 2 * width], cache),
    y: backend.tensor("y", [lengths.length * newTokens, width]),
  };
  await perform(run, (verbs) => verbs.selfAttention({ ...on, heads, sequences: lengths.length, newTokens }));
  const y = await backend.readFloats(on.y);
  const promised = [...wanted.y.keys()].filter((i) => !Number.isNaN(wanted.y[i]));
  expectClose(
    promised.map((i) => y[i] as number),
    promised.map((i) => wanted.y[i] as number),
    tolerance,
    "y",
  );
  expectSame(await backend.readFloats(on.cache), wanted.cache, "the cache, new keys and values added");
}

describeBackends(variants, (run) => {
  test.each([
    { lengths: [0], newTokens: 1, fed: 1 },
    { lengths: [0], newTokens: 16, fed: 16 },
    { lengths: [1], newTokens: 3, fed: 3 },
    { lengths: [7, 0, 31], newTokens: 3, fed: 3 },
    { lengths: [446], newTokens: 1, fed: 1 },
    { lengths: [447, 63, 64], newTokens: 1, fed: 1 },
    { lengths: [0, 7], newTokens: 16, fed: 5 },
    { lengths: [446, 440], newTokens: 16, fed: 16 },
    { lengths: [446, 3], newTokens: 16, fed: 2 },
  ])("cached $lengths, $fed of $newTokens rows fed", async (sizes) => {
    await prove(run(), { headWidth: 64, ...sizes });
  });
});

describeBackends({ "heads of 32": { attend: 64 } }, (run) => {
  test("heads of 32 numbers", async () => {
    await prove(run(), { lengths: [7, 0, 31], newTokens: 3, fed: 3, headWidth: 32 });
  });
});
