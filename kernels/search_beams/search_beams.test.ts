import { describe, expect, test } from "vitest";
import { probabilityReference } from "../choose_token/choose_token.reference";
import { pcgReference } from "../shared/noise.reference";
import { type ChoiceRules, firstChoice } from "../shared/rules";
import { PARTIAL_WORDS, partialCount, sequenceWords } from "../shared/sequence";
import { FINISHED_WORDS, LIVING_WORDS, NOBODY, TRACE_HEADER, traceLength, traceWords } from "../shared/trace";
import { describeBackends, perform, type Run } from "../testing/backends";
import { multilingualRules as multilingual, rulesWith, smallRules as small } from "../testing/rules";
import { sequencesWith } from "../testing/sequences";
import { type Beam, type Continuation, searchBeamsReference } from "./search_beams.reference";

/** Logits that depend on a whole sequence: no two of a row are equal, and now and then end-of-text is likely. */
function logitsAfter(tokens: readonly number[], { nVocab, eot, timestampBegin = nVocab }: ChoiceRules, seed: number) {
  const key = tokens.reduce((hash, token) => pcgReference((hash ^ token) >>> 0), pcgReference(seed));
  const row = Float32Array.from({ length: nVocab }, (_, token) => {
    const hash = pcgReference((pcgReference(token) ^ key) >>> 0) / 2 ** 32;
    return 9 * hash ** 4 + (token >= timestampBegin ? (key & 3) - 2 : 2);
  });
  row[eot] = 9 + (pcgReference(key) & 3);
  return row;
}

interface Case {
  readonly beams: number;
  readonly steps: number;
  readonly enough: number;
  readonly seed: number;
}

/** What the trace says of a step. */
function recordOf(words: Uint32Array<ArrayBuffer>, step: number, beams: number) {
  const floats = new Float32Array(words.buffer);
  const at = TRACE_HEADER + step * beams * (LIVING_WORDS + FINISHED_WORDS);
  const living = Array.from({ length: beams }, (_, i) => {
    const word = at + i * LIVING_WORDS;
    return { source: words[word], token: words[word + 1], sum: floats[word + 2] as number };
  });
  const aside = Array.from({ length: beams }, (_, i) => {
    const word = at + beams * LIVING_WORDS + i * FINISHED_WORDS;
    return { source: words[word], sum: floats[word + 1] as number };
  });
  return { living, ended: aside.filter(({ source }) => source !== NOBODY) };
}

/** Sums in single precision; what holds a masked token counts as the lowest there is. */
function expectSums(got: readonly { readonly sum: number }[], wanted: readonly Beam[], what: string): void {
  for (const [i, { sumLogprob }] of wanted.entries()) {
    const sum = got[i]?.sum ?? Number.NaN;
    if (sumLogprob === Number.NEGATIVE_INFINITY) expect(sum, what).toBeLessThan(-1e38);
    else expect(Math.abs(sum - sumLogprob), what).toBeLessThan(2e-4);
  }
}

/** Searches step by step over random logits, and compares the trace and the state with the reference. */
async function prove(run: Run, rules: ChoiceRules, { beams, steps, enough, seed }: Case) {
  const { backend } = run;
  const { nVocab } = rules;
  const slices = partialCount(nVocab);
  const states = Array.from({ length: beams }, () => ({ length: 5, newTokens: 3, ...firstChoice(rules) }));
  const logits = backend.tensor("logits", [2 * beams, nVocab], "f32");
  const trace = backend.tensor("trace", [traceLength(beams, steps)], "u32");
  const on = {
    logits,
    rules: rulesWith(run, { ...rules, enough }),
    state: sequencesWith(run, states, steps),
    partials: backend.tensor("partials", [2 * beams, slices, PARTIAL_WORDS], "u32"),
    tops: backend.tensor("tops", [beams, slices, beams + 1, 2], "u32"),
    tokens: backend.tensor("tokens", [beams, 4], "u32"),
  };
  let living: readonly Beam[] = Array.from({ length: beams }, () => ({ tokens: [], sumLogprob: 0 }));
  const finished: Continuation[] = [];
  for (let step = 0; step < steps; step++) {
    const rows = step === 0 ? 2 * beams : beams;
    const raw = living.map(({ tokens }) => logitsAfter(tokens, rules, seed));
    backend.write(logits, Float32Array.from([...raw, ...(step === 0 ? raw : [])].flatMap((row) => [...row])));
    await perform(run, (verbs) => {
      verbs.filterLogits({ ...on, sequences: beams, rows, nVocab });
      verbs.topLogits({ ...on, rows: beams, count: beams + 1, nVocab });
      verbs.searchBeams({ ...on, trace, sequences: beams, rows, nVocab });
    });
    const words = await backend.readWords(trace);
    const isOver = finished.length >= enough;
    if (!isOver) {
      const wanted = searchBeamsReference(living, raw, rules);
      const aside = wanted.ended.slice(0, enough - finished.length);
      const got = recordOf(words, step, beams);
      const what = `step ${step}`;
      expect(got.living.map(({ source, token }) => [source, token])).toEqual(
        wanted.alive.map(({ source, tokens }) => [source, tokens.at(-1)]),
      );
      expect(got.ended.map(({ source }) => source)).toEqual(aside.map(({ source }) => source));
      expectSums(got.living, wanted.alive, what);
      expectSums(got.ended, aside, what);
      finished.push(...aside);
      living = wanted.alive;
      expect([...(await backend.readWords(on.tokens, beams))]).toEqual(living.map(({ tokens }) => tokens.at(-1)));
    }
    const at = recordOf(words, Math.max(0, (words[traceWords.steps] as number) - 1), beams);
    expect(at.living.map(({ token }) => token)).toEqual(living.map(({ tokens }) => tokens.at(-1)));
    expect(words[traceWords.finished]).toBe(finished.length);
    expect(words[traceWords.completed]).toBe(finished.length >= enough ? 1 : 0);
    const probability = probabilityReference(logitsAfter([], rules, seed), rules.noSpeech);
    expect(new Float32Array(words.buffer)[traceWords.noSpeechProb]).toBeCloseTo(probability, 6);
    if (isOver) continue;
    const state = await backend.readWords(on.state);
    expect(state[sequenceWords.length]).toBe(8 + step);
    expect(words[traceWords.steps]).toBe(step + 1);
  }
  return { living, finished };
}

describeBackends({ f32: { element: "f32" } }, (run) => {
  describe.each([
    { name: "timestamps", rules: small },
    { name: "no timestamps", rules: { ...small, timestampBegin: undefined } },
    { name: "a single first token, so that beams hold masked ones", rules: { ...small, maxInitialTimestampIndex: 0 } },
  ])("$name", ({ rules }) => {
    test.each([
      { beams: 1, steps: 6, enough: 1, seed: 1 },
      { beams: 2, steps: 8, enough: 4, seed: 2 },
      { beams: 5, steps: 12, enough: 5, seed: 3 },
      { beams: 5, steps: 9, enough: 20, seed: 4 },
      { beams: 16, steps: 5, enough: 16, seed: 5 },
    ])("$beams beams until $enough have ended", async (each) => {
      await prove(run(), rules, each);
    });
  });

  test("Whisper's vocabulary", async () => {
    const { finished } = await prove(run(), multilingual, { beams: 5, steps: 9, enough: 5, seed: 2 });
    expect(finished.length).toBeGreaterThan(0);
  });

  test("the cases meet sequences that end, and searches that go on unchanged afterwards", async () => {
    const { finished, living } = await prove(run(), small, { beams: 3, steps: 14, enough: 3, seed: 8 });
    expect(finished).toHaveLength(3);
    expect(Math.max(...living.map(({ tokens }) => tokens.length))).toBeLessThan(14);
  });
});
