import { expect, test } from "vitest";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { seededNumbers } from "../testing/data";
import { tokenProbabilities } from "./token_probabilities";
import { tokenProbabilityReference } from "./token_probabilities.reference";

/** Below it are numbers that graphics cards take for 0. */
const smallest = 2 ** -126;

describeBackends({ f32: { element: "f32" } }, (run) => {
  test.each([
    { nVocab: 5, below: 1, rows: 1 },
    { nVocab: 255, below: 200, rows: 3 },
    { nVocab: 1024, below: 1024, rows: 2 },
    { nVocab: 2049, below: 1031, rows: 7 },
    { nVocab: 51864, below: 50256, rows: 5 },
    { nVocab: 51866, below: 50257, rows: 64 },
  ])("$rows rows of $nVocab logits, $below of them text", async ({ nVocab, below, rows }) => {
    const { backend } = run();
    const logits = seededNumbers(nVocab, rows * nVocab, { scale: 6 });
    const tokens = Uint32Array.from({ length: rows }, (_, row) => (row * 7919) % below);
    // One row is all but certain, and one has what is no text far above it.
    logits[tokens[0] as number] = 60;
    if (below < nVocab) logits[(rows - 1) * nVocab + below] = 300;
    const y = backend.tensor("y", [rows], "f32");
    const on = {
      logits: tensorWith(run(), [rows, nVocab], logits, "f32"),
      tokens: tensorWith(run(), [rows], tokens),
    };
    await perform(run(), (verbs) => verbs.perform(tokenProbabilities, { ...on, y, rows, nVocab, below }));
    const got = await backend.readFloats(y);
    for (const [row, token] of tokens.entries()) {
      const wanted = tokenProbabilityReference(logits.subarray(row * nVocab, (row + 1) * nVocab), token, below);
      expect(Math.abs((got[row] as number) - wanted), `row ${row}`).toBeLessThanOrEqual(
        Math.max(2e-5 * wanted, smallest),
      );
    }
  });
});
