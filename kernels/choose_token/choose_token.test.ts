import { describe, expect, test } from "vitest";
import { embedReference } from "../embed/embed.reference";
import type { Tensor } from "../runtime/tensor";
import { drawKeyReference } from "../shared/noise.reference";
import { type ChoiceRules, firstChoice } from "../shared/rules";
import {
  PARTIAL_WORDS,
  packState,
  partialCount,
  SEQUENCE_HEADER,
  type SequenceState,
  sequenceWords,
} from "../shared/sequence";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers, seededRandom } from "../testing/data";
import { multilingualRules as multilingual, rulesWith, smallRules as small } from "../testing/rules";
import { sequencesWith } from "../testing/sequences";
import { seededWeight } from "../testing/weights";
import { chooseTokenReference, logprobReference, noisyReference, probabilityReference } from "./choose_token.reference";

/** Logits of which now text, now timestamps, now end-of-text are likeliest. */
function fillLogits(row: Float32Array, random: () => number, { timestampBegin = 0, eot, nVocab }: ChoiceRules): void {
  const timestampsAre = 6 * random() - 3 - Math.log(nVocab - timestampBegin) / 2;
  for (let token = 0; token < row.length; token++) {
    row[token] = 6 * random() ** 3 + (token >= timestampBegin ? timestampsAre : 0);
  }
  // rounded in part, so that equal logits happen
  for (let token = 0; token < row.length; token += 3) row[token] = Math.round(row[token] as number);
  row[eot] = random() < 0.05 ? 20 : -4;
}

/** What has been chosen for one sequence. */
interface Chosen {
  readonly tokens: number[];
  sumLogprob: number;
  ended: boolean;
}

/** How a sequence is drawn. */
type Draw = Required<Pick<SequenceState, "temperature" | "noiseKey" | "draw">>;

/** How many sequences take how many steps, and how each is drawn; left out: the likeliest tokens are taken. */
interface Case {
  readonly sequences: number;
  readonly steps: number;
  readonly drawn?: ((sequence: number) => Draw | undefined) | undefined;
}

/** Device memory of one run over `sequences` sequences, and their logits on this side. */
function makeTensors(run: Run, rules: ChoiceRules, { sequences, steps, drawn }: Case) {
  const start = { length: 5, newTokens: 3, ...firstChoice(rules) };
  const states = Array.from({ length: sequences }, (_, s) => ({ ...start, ...drawn?.(s) }));
  return {
    logits: run.backend.tensor("logits", [2 * sequences, rules.nVocab], "f32"),
    rules: rulesWith(run, rules),
    state: sequencesWith(run, states, steps + 1),
    partials: run.backend.tensor("partials", [2 * sequences, partialCount(rules.nVocab), PARTIAL_WORDS], "u32"),
    tokens: run.backend.tensor("tokens", [sequences, 8], "u32"),
  };
}

/** Where what was chosen is embedded, and a check of it: the context ends at eleven, and its last position repeats. */
function makeNext(run: Run, { nVocab }: ChoiceRules, sequences: number) {
  const [cols, nTextCtx] = [96, 11];
  const { weight, values } = seededWeight(run, "q5", [nVocab, cols]);
  const positions = seededNumbers(2, nTextCtx * cols);
  const x = run.backend.tensor("x", [sequences, cols]);
  return {
    next: { weight, positions: tensorWith(run, [nTextCtx, cols], positions, "f32"), x },
    expectEmbedded: async (tokens: readonly number[], length: number): Promise<void> => {
      const fed = tokens.map((token) => ({ length, tokens: [token] }));
      const wanted = embedReference({ weight: values, positions, cols, sequences: fed });
      expectClose(await run.backend.readFloats(x), wanted, run.tolerance, "what is fed next");
    },
  };
}

/** Chooses tokens for several sequences at once from random logits, step by step, and compares with the reference. */
async function prove(
  run: Run,
  rules: ChoiceRules,
  { seed, sequences, steps, drawn }: Case & { readonly seed: number },
) {
  const random = seededRandom(seed);
  const { nVocab } = rules;
  const on = makeTensors(run, rules, { sequences, steps, drawn });
  const { next: embedding, expectEmbedded } = makeNext(run, rules, sequences);
  const chosen = Array.from({ length: sequences }, (): Chosen => ({ tokens: [], sumLogprob: 0, ended: false }));
  let noSpeech: readonly number[] = [];
  for (let step = 0; step < steps; step++) {
    const rows = step === 0 ? 2 * sequences : sequences;
    const logits = new Float32Array(rows * nVocab);
    const rowOf = (row: number): Float32Array => logits.subarray(row * nVocab, (row + 1) * nVocab);
    for (let row = 0; row < rows; row++) fillLogits(rowOf(row), random, rules);
    run.backend.write(on.logits, logits);
    await perform(run, (verbs) => {
      verbs.filterLogits({ ...on, sequences, rows, nVocab });
      verbs.chooseToken({ ...on, sequences, rows, nVocab, next: embedding });
    });
    if (step === 0) noSpeech = chosen.map((_, s) => probabilityReference(rowOf(sequences + s), rules.noSpeech));
    const got = [...(await run.backend.readWords(on.tokens, sequences))];
    const next = chosen.map((sequence, s) =>
      advance(sequence, rowOf(s), rules, { got: got[s] as number, draw: drawn?.(s) }),
    );
    expect(got, `tokens of step ${step}`).toEqual(next);
    await expectState(run, on.state, { chosen, noSpeech, length: 5 + 3 + step });
    await expectEmbedded(next, 5 + 3 + step);
  }
  return chosen;
}

/**
 * Chooses as the reference does; a sequence that has ended only repeats end-of-text. A draw may differ where the noise, in
 * single precision, lifts two tokens to the same height.
 */
function advance(
  chosen: Chosen,
  row: Float32Array,
  rules: ChoiceRules,
  { got, draw }: { readonly got: number; readonly draw: Draw | undefined },
): number {
  if (chosen.ended) return rules.eot;
  const { token, logprob } = draw
    ? drawReference(chosen, row, rules, { got, draw })
    : chooseTokenReference(row, chosen.tokens, rules);
  chosen.sumLogprob += logprob;
  if (token === rules.eot) chosen.ended = true;
  else chosen.tokens.push(token);
  return token;
}

function drawReference(
  { tokens }: Chosen,
  row: Float32Array,
  rules: ChoiceRules,
  { got, draw: { temperature, noiseKey, draw } }: { readonly got: number; readonly draw: Draw },
): { readonly token: number; readonly logprob: number } {
  const noisy = noisyReference(row, tokens, rules, {
    temperature,
    key: drawKeyReference(noiseKey, tokens.length, draw),
  });
  const highest = noisy.indexOf(noisy.reduce((best, value) => Math.max(best, value)));
  const isAsHigh = (noisy[highest] as number) - (noisy[got] ?? Number.NEGATIVE_INFINITY) < 1e-4;
  const token = isAsHigh ? got : highest;
  return { token, logprob: logprobReference(row, tokens, rules, token) };
}

async function expectState(
  { backend }: Run,
  tensor: Tensor,
  { chosen, noSpeech, length }: { chosen: readonly Chosen[]; noSpeech: readonly number[]; length: number },
): Promise<void> {
  const words = await backend.readWords(tensor);
  const stride = words.length / chosen.length;
  for (const [s, { tokens, sumLogprob, ended }] of chosen.entries()) {
    const state = words.slice(s * stride, (s + 1) * stride);
    const floats = new Float32Array(state.buffer);
    expect(state[sequenceWords.length]).toBe(length);
    expect(state[sequenceWords.newTokens]).toBe(1);
    expect(state[sequenceWords.ended]).toBe(ended ? 1 : 0);
    expect([...state.subarray(SEQUENCE_HEADER, SEQUENCE_HEADER + (state[sequenceWords.sampled] ?? 0))]).toEqual(tokens);
    expect(Math.abs((floats[sequenceWords.sumLogprob] as number) - sumLogprob)).toBeLessThan(1e-4);
    expect(Math.abs((floats[sequenceWords.noSpeechProb] as number) - (noSpeech[s] as number))).toBeLessThan(1e-6);
  }
}

/** Feeds a sequence a token and a draft of six, of which the first `right` are what is chosen. */
async function proveDraft(
  run: Run,
  rules: ChoiceRules,
  { right, endsAt }: { right: number; endsAt?: number | undefined },
) {
  const [rows, before, { nVocab }] = [7, 5, rules];
  const random = seededRandom(right + 5);
  const logits = run.backend.tensor("logits", [rows, nVocab], "f32");
  const { next, expectEmbedded } = makeNext(run, rules, 1);
  const on = { ...makeTensors(run, rules, { sequences: 1, steps: rows }), logits, next };
  const state = { length: before, newTokens: rows, ...firstChoice(rules) };
  run.backend.write(on.state, packState(state));
  const numbers = new Float32Array(rows * nVocab);
  const wanted: Chosen = { tokens: [], sumLogprob: 0, ended: false };
  const draft: number[] = [];
  for (let row = 0; row < rows; row++) {
    const one = numbers.subarray(row * nVocab, (row + 1) * nVocab);
    fillLogits(one, random, rules);
    one[rules.eot] = row === endsAt ? 20 : -4;
    const isFollowed = draft.length === row && !wanted.ended;
    if (isFollowed) advance(wanted, one, rules, { got: 0, draw: undefined });
    if (isFollowed && row < right) draft.push(wanted.tokens[row] ?? rules.eot);
  }
  const followed = wanted.tokens.length + (wanted.ended ? 1 : 0);
  const fed = [50, ...draft, ...new Array<number>(rows - 1 - draft.length).fill(rules.eot + 1)];
  run.backend.write(logits, numbers);
  run.backend.write(on.tokens, Uint32Array.from(fed));
  await perform(run, (verbs) => {
    for (let draftRow = 0; draftRow < rows; draftRow++) {
      verbs.filterLogits({ ...on, sequences: 1, rows: 1, nVocab, draftRow });
      verbs.chooseToken({ ...on, sequences: 1, rows: 1, nVocab, draftRow });
    }
  });
  expect(followed).toBe(endsAt === undefined ? right + 1 : endsAt + 1);
  const last = wanted.ended ? rules.eot : (wanted.tokens.at(-1) as number);
  expect((await run.backend.readWords(on.tokens, 1))[0]).toBe(last);
  await expectEmbedded([last], before + followed);
  await expectState(run, on.state, { chosen: [wanted], noSpeech: [0], length: before + followed });
}

/** Sequences that are drawn with one key. */
function draws(temperature: number, noiseKey: number): Case["drawn"] {
  return (sequence) => ({ temperature, noiseKey, draw: sequence });
}

/** As windows of a batch are decoded: each by itself, some again and again. */
const mixed: Case["drawn"] = (sequence) =>
  sequence % 2 === 0 ? undefined : { temperature: 0.5 * sequence, noiseKey: 7 + sequence, draw: 0 };

const likeliest: Case["drawn"] = undefined;

describeBackends({ f32: { element: "f32" } }, (run) => {
  describe.each([
    { name: "timestamps", rules: small, drawn: likeliest },
    {
      name: "timestamps, the first one unbounded",
      rules: { ...small, maxInitialTimestampIndex: undefined },
      drawn: likeliest,
    },
    { name: "the first timestamp at most zero", rules: { ...small, maxInitialTimestampIndex: 0 }, drawn: likeliest },
    { name: "no timestamps", rules: { ...small, timestampBegin: undefined }, drawn: likeliest },
    { name: "nothing suppressed", rules: { ...small, suppress: [57], suppressAtBegin: [] }, drawn: likeliest },
    { name: "draws at temperature 1", rules: small, drawn: draws(1, 7) },
    { name: "draws at temperature 0.2", rules: small, drawn: draws(0.2, 0xffffffff) },
    { name: "wild draws of text", rules: { ...small, timestampBegin: undefined }, drawn: draws(4, 5) },
    { name: "draws of several temperatures beside the likeliest", rules: small, drawn: mixed },
  ])("$name", ({ rules, drawn }) => {
    test.each([1, 2, 3])("sequences of seed %i", async (seed) => {
      await prove(run(), rules, { seed, sequences: 4, steps: 14, drawn });
    });
  });

  test("Whisper's vocabulary", async () => {
    const chosen = await prove(run(), multilingual, { seed: 1, sequences: 2, steps: 8 });
    expect(chosen.flatMap(({ tokens }) => tokens).length).toBeGreaterThan(4);
  });

  test("draws from Whisper's vocabulary", async () => {
    const chosen = await prove(run(), multilingual, { seed: 2, sequences: 3, steps: 8, drawn: draws(0.8, 3) });
    const greedy = await prove(run(), multilingual, { seed: 2, sequences: 3, steps: 8 });
    expect(chosen.map(({ tokens }) => tokens)).not.toEqual(greedy.map(({ tokens }) => tokens));
  });

  test.each([
    { name: "a draft that is right", right: 6 },
    { name: "one that is wrong at once", right: 0 },
    { name: "one that is wrong in the middle", right: 3 },
    { name: "one behind the end of the text", right: 6, endsAt: 4 },
  ])("$name is followed as far as it is right, and one token further", async ({ right, endsAt }) => {
    await proveDraft(run(), small, { right, endsAt });
  });

  test("the cases meet text, timestamps in pairs and alone, and ended sequences", async () => {
    const chosen = await prove(run(), small, { seed: 1, sequences: 16, steps: 12 });
    const isTimestamp = (token: number | undefined): boolean => (token ?? 0) >= 58;
    const pairs = chosen.filter(({ tokens }) =>
      tokens.some((t, i) => i > 0 && isTimestamp(t) && isTimestamp(tokens[i - 1])),
    );
    expect(chosen.some(({ ended }) => ended)).toBe(true);
    expect(chosen.some(({ ended }) => !ended)).toBe(true);
    expect(pairs.length).toBeGreaterThan(0);
    expect(chosen.some(({ tokens }) => tokens.some((token) => !isTimestamp(token)))).toBe(true);
  });
});
