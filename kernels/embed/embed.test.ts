import { test } from "vitest";
import type { WeightFormat } from "../runtime/tensor";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { sequencesWith } from "../testing/sequences";
import { seededWeight, weightFormats } from "../testing/weights";
import { type EmbedCase, embedReference } from "./embed.reference";

const nTextCtx = 48;

interface Shape {
  readonly format: WeightFormat;
  readonly nVocab: number;
  readonly cols: number;
  readonly sequences: EmbedCase["sequences"];
}

async function prove(run: Run, { format, nVocab, cols, sequences }: Shape): Promise<void> {
  const { backend, tolerance } = run;
  const { weight, values } = seededWeight(run, format, [nVocab, cols]);
  const positions = seededNumbers(9, nTextCtx * cols);
  const newTokens = sequences[0]?.tokens.length ?? 0;
  const tokens = Uint32Array.from(sequences.flatMap((sequence) => sequence.tokens));
  const x = backend.tensor("x", [sequences.length * newTokens, cols]);
  const on = {
    positions: tensorWith(run, [nTextCtx, cols], positions, "f32"),
    state: sequencesWith(
      run,
      sequences.map(({ length }) => ({ length })),
      nTextCtx,
    ),
    tokens: tensorWith(run, [sequences.length, newTokens], tokens),
  };
  await perform(run, (verbs) => verbs.embed({ ...on, weight, x, sequences: sequences.length, newTokens }));
  const wanted = embedReference({ weight: values, positions, cols, sequences });
  expectClose(await backend.readFloats(x), wanted, tolerance, `${format}, ${sequences.length} × ${newTokens}`);
}

describeBackends({ f32: { element: "f32" } }, (run) => {
  test.each(weightFormats)("weights in %s", async (format) => {
    await prove(run(), { format, nVocab: 37, cols: 32, sequences: [{ length: 0, tokens: [36] }] });
    const sequences = [
      { length: 7, tokens: [0, 1, 2] },
      { length: 0, tokens: [101, 999, 5] },
    ];
    await prove(run(), { format, nVocab: 1000, cols: 160, sequences });
  });
});

describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test("Whisper's vocabulary and width, and positions up to and beyond the context", async () => {
    const sequences = [
      { length: 46, tokens: [51864, 0, 50257, 3] },
      { length: 0, tokens: [50363, 50363, 1, 2] },
    ];
    await prove(run(), { format: "q5", nVocab: 51865, cols: 384, sequences });
  });
});
