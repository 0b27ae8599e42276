import { expect, test } from "vitest";
import { LOGITS_PER_PARTIAL, PARTIAL_WORDS, partialCount, type SequenceState } from "../shared/sequence";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { seededNumbers } from "../testing/data";
import { rulesWith } from "../testing/rules";
import { sequencesWith } from "../testing/sequences";
import { topLogitsReference } from "./top_logits.reference";

const LOWEST = Math.fround(-3e38);
const NOTHING = Math.fround(-3.4e38);

/** Sequences at the first choice, within text, after a timestamp that has no partner, and after a pair. */
function statesOf(nVocab: number, begin: number) {
  return [
    { sampled: 0, textFrom: begin, timestampFrom: begin, timestampTo: begin + 3 },
    { sampled: 3, textFrom: 0, timestampFrom: begin + 2, timestampTo: nVocab - 1 },
    { sampled: 4, textFrom: begin - 2, timestampFrom: begin + 1, timestampTo: nVocab - 1 },
    { sampled: 5, textFrom: 0, timestampFrom: nVocab, timestampTo: nVocab - 1 },
  ] satisfies readonly SequenceState[];
}

describeBackends({ f32: { element: "f32" } }, (run) => {
  test.each([
    { nVocab: 33, begin: 20, count: 6 },
    { nVocab: 33, begin: 20, count: 17 },
    { nVocab: 1024, begin: 1000, count: 2 },
    { nVocab: 1030, begin: 1010, count: 9 },
    { nVocab: 2049, begin: 1030, count: 6 },
    { nVocab: 51865, begin: 50364, count: 6 },
    { nVocab: 51866, begin: 50365, count: 17 },
  ])("$count of slices of $nVocab logits, timestamps from $begin", async ({ nVocab, begin, count }) => {
    const { backend } = run();
    const states = statesOf(nVocab, begin);
    const rows = states.length;
    const suppress = [1, 7, begin - 1];
    const suppressAtBegin = [2, begin + 1];
    const logits = seededNumbers(nVocab, rows * nVocab, { scale: 8 });
    // Equal logits in part; text wins in the second row, timestamps in the third.
    for (let i = 0; i < logits.length; i += 3) logits[i] = Math.round(logits[i] as number);
    logits[nVocab + 5] = 200;
    logits[nVocab + 9] = 200;
    logits[2 * nVocab + begin + 2] = 200;
    const slices = partialCount(nVocab);
    const on = {
      logits: tensorWith(run(), [rows, nVocab], logits, "f32"),
      rules: rulesWith(run(), {
        nVocab,
        eot: begin - 2,
        noSpeech: 3,
        timestampBegin: begin,
        maxInitialTimestampIndex: undefined,
        suppress,
        suppressAtBegin,
      }),
      state: sequencesWith(run(), states, 4),
      partials: backend.tensor("partials", [rows, slices, PARTIAL_WORDS], "u32"),
    };
    const tops = backend.tensor("tops", [rows, slices, count, 2], "u32");
    await perform(run(), (verbs) => {
      verbs.filterLogits({ ...on, sequences: rows, rows, nVocab });
      verbs.topLogits({ ...on, tops, rows, count, nVocab });
    });
    const words = await backend.readWords(tops);
    const floats = new Float32Array(words.buffer);
    for (const [row, state] of states.entries()) {
      const rowLogits = logits.subarray(row * nVocab, (row + 1) * nVocab);
      const isAllowed = (token: number): boolean => {
        if (suppress.includes(token) || (state.sampled === 0 && suppressAtBegin.includes(token))) return false;
        if (token < begin) return token >= state.textFrom;
        return token >= state.timestampFrom && token <= state.timestampTo;
      };
      const everything = Array.from({ length: nVocab }, (_, token) => token).filter(isAllowed);
      const onlyTimestamps = timestampsWin(rowLogits, everything, begin);
      for (let slice = 0; slice < slices; slice++) {
        const length = Math.min(LOGITS_PER_PARTIAL, nVocab - slice * LOGITS_PER_PARTIAL);
        const tokens = Array.from({ length }, (_, i) => slice * LOGITS_PER_PARTIAL + i);
        const left = tokens.filter((token) => isAllowed(token) && !(onlyTimestamps && token < begin));
        const masked = tokens.filter((token) => !left.includes(token)).map((token) => ({ logit: LOWEST, token }));
        const missing = new Array(count).fill({ logit: NOTHING, token: 0xffffffff });
        const wanted = [...topLogitsReference(rowLogits, left, count), ...masked, ...missing].slice(0, count);
        const at = (row * slices + slice) * count * 2;
        const got = wanted.map((_, i) => ({ logit: floats[at + 2 * i], token: words[at + 2 * i + 1] }));
        expect(got, `row ${row}, slice ${slice}`).toEqual(wanted);
      }
    }
  });
});

function timestampsWin(logits: Float32Array, allowed: readonly number[], begin: number): boolean {
  const text = allowed.filter((token) => token < begin).map((token) => logits[token] as number);
  const times = allowed.filter((token) => token >= begin).map((token) => logits[token] as number);
  const highest = Math.max(...times);
  const sum = times.reduce((total, logit) => total + Math.exp(logit - highest), 0);
  return times.length > 0 && highest + Math.log(sum) > Math.max(LOWEST, ...text);
}
