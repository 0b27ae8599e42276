import { expect, test } from "vitest";
import { LOGITS_PER_PARTIAL, PARTIAL_WORDS, partialCount, type SequenceState } from "../shared/sequence";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { seededNumbers } from "../testing/data";
import { rulesWith } from "../testing/rules";
import { sequencesWith } from "../testing/sequences";
import { filterLogitsReference } from "./filter_logits.reference";

const LOWEST = Math.fround(-3e38);

/** Sequences at the first choice, within text, after a timestamp that has no partner, and after a pair. */
function statesOf(nVocab: number, begin: number): readonly SequenceState[] {
  return [
    { sampled: 0, textFrom: begin, timestampFrom: begin, timestampTo: begin + 3 },
    { sampled: 3, textFrom: 0, timestampFrom: begin + 2, timestampTo: nVocab - 1 },
    { sampled: 4, textFrom: begin - 2, timestampFrom: begin + 1, timestampTo: nVocab - 1 },
    { sampled: 5, textFrom: 0, timestampFrom: nVocab, timestampTo: nVocab - 1 },
  ];
}

describeBackends({ f32: { element: "f32" } }, (run) => {
  test.each([
    { nVocab: 33, begin: 20 },
    { nVocab: 1024, begin: 1000 },
    { nVocab: 2049, begin: 1030 },
    { nVocab: 51865, begin: 50364 },
    { nVocab: 51866, begin: 50365 },
  ])("slices of $nVocab logits, timestamps from $begin", async ({ nVocab, begin }) => {
    const { backend } = run();
    const states = statesOf(nVocab, begin);
    const suppress = [1, 7, begin - 1];
    const suppressAtBegin = [2, begin + 1];
    const rules = { nVocab, eot: begin - 2, noSpeech: 3, timestampBegin: begin, maxInitialTimestampIndex: undefined };
    const logits = seededNumbers(nVocab, 2 * states.length * nVocab, { scale: 8 });
    logits[nVocab + 5] = 200; // two equal highest: the lower token counts
    logits[nVocab + 9] = 200;
    const slices = partialCount(nVocab);
    const partials = backend.tensor("partials", [2 * states.length, slices, PARTIAL_WORDS], "u32");
    const on = {
      logits: tensorWith(run(), [2 * states.length, nVocab], logits, "f32"),
      rules: rulesWith(run(), { ...rules, suppress, suppressAtBegin }),
      state: sequencesWith(run(), states, 4),
      partials,
    };
    await perform(run(), (verbs) =>
      verbs.filterLogits({ ...on, sequences: states.length, rows: 2 * states.length, nVocab }),
    );
    const words = await backend.readWords(partials);
    const floats = new Float32Array(words.buffer);
    for (let row = 0; row < 2 * states.length; row++) {
      const state = states[row % states.length] as Required<SequenceState>;
      const rowLogits = logits.subarray(row * nVocab, (row + 1) * nVocab);
      for (let slice = 0; slice < slices; slice++) {
        const length = Math.min(LOGITS_PER_PARTIAL, nVocab - slice * LOGITS_PER_PARTIAL);
        const tokens = Array.from({ length }, (_, i) => slice * LOGITS_PER_PARTIAL + i);
        const allowed = tokens.filter(
          (token) => !suppress.includes(token) && !(state.sampled === 0 && suppressAtBegin.includes(token)),
        );
        const text = allowed.filter((token) => token < begin && token >= state.textFrom);
        const times = allowed.filter((token) => token >= state.timestampFrom && token <= state.timestampTo);
        const at = (row * slices + slice) * PARTIAL_WORDS;
        for (const [kind, group] of [text, times, tokens].entries()) {
          const what = `row ${row}, slice ${slice}, ${["text", "timestamps", "all"][kind]}`;
          const wanted = filterLogitsReference(rowLogits, group);
          const sum = floats[at + (kind === 2 ? 7 : kind * 3 + 2)];
          expect(floats[at + kind * 3], what).toBe(wanted?.highest ?? LOWEST);
          if (wanted && kind < 2) expect(words[at + kind * 3 + 1], what).toBe(wanted.token);
          expect(Math.abs((sum ?? Number.NaN) - (wanted?.sum ?? 0)), what).toBeLessThanOrEqual(
            2e-5 * (wanted?.sum ?? 0),
          );
        }
      }
    }
  });
});
