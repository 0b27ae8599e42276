import type { Backend, Program } from "../../../kernels/runtime/backend";
import { dim } from "../../../kernels/runtime/shape";
import type { Tensor } from "../../../kernels/runtime/tensor";
import { type ChoiceRules, firstChoice, packRules } from "../../../kernels/shared/rules";
import { packState, readState, type SequenceState, sequenceWords, stateLength } from "../../../kernels/shared/sequence";
import {
  emptyTrace,
  foundSequences,
  hasNumbers,
  isComplete,
  livingTokens,
  traceLength,
} from "../../../kernels/shared/trace";
import { SottoError, throwIfCancelled } from "../../errors";
import { noiseKey } from "../decoding/noiseKey";
import type { Alignments } from "./alignments";
import type { AlignmentWish } from "./alignmentWish";
import { bucket, MAX_FED } from "./buckets";
import type { ModelDimensions } from "./dimensions";
import type { TextDecoder } from "./textDecoder";
import type {
  Alignment,
  Draft,
  DrawRule,
  FoundSequences,
  Generated,
  GenerateOptions,
  Inference,
  SearchRunOptions,
  TokenRules,
} from "./types";

/** A group of steps that is submitted before ids are read back aims at this long, so that text appears and cancel works. */
const GROUP_MILLISECONDS = 8;
const MAX_GROUP = 16;

const none = new Float32Array();

/** What is submitted: a prompt, then steps, until so many tokens were sampled. */
interface Programs {
  readonly prompt: Program;
  readonly step: Program;
  readonly total: number;
  readonly signal: AbortSignal | undefined;
}

/** Decoding of the sequences of one recorded decoder, from an empty cache. */
export class DeviceInference implements Inference {
  readonly #backend: Backend;
  readonly #dims: ModelDimensions;
  readonly #decoder: TextDecoder;
  readonly #lengths: number[];
  /** Smoothed time of a step, carried from window to window. */
  readonly #pace: { stepMilliseconds: number };

  constructor(backend: Backend, dims: ModelDimensions, decoder: TextDecoder, pace: { stepMilliseconds: number }) {
    this.#backend = backend;
    this.#dims = dims;
    this.#decoder = decoder;
    this.#pace = pace;
    this.#lengths = new Array(decoder.sequences).fill(0);
  }

  async step(tokens: readonly (readonly number[])[]): Promise<Float32Array<ArrayBuffer>> {
    const { nVocab, nTextCtx } = this.#dims;
    const newTokens = this.#newTokens(tokens);
    if (this.#lengthOf(0) + newTokens > nTextCtx) {
      throw new RangeError(`${this.#lengthOf(0) + newTokens} tokens in all; at most ${nTextCtx} were expected.`);
    }
    const kept = new Float32Array(tokens.length * newTokens * nVocab);
    for (let first = 0; first < newTokens; first += MAX_FED) {
      const fed = tokens.map((sequence) => sequence.slice(first, first + MAX_FED));
      const { rows, logits } = await this.#feed(fed);
      fed.forEach((slice, sequence) => {
        const from = sequence * rows * nVocab;
        kept.set(logits.subarray(from, from + slice.length * nVocab), (sequence * newTokens + first) * nVocab);
      });
    }
    return kept;
  }

  /** Feeds a few tokens per sequence; the logits of a sequence begin every `rows` rows. */
  async #feed(tokens: readonly (readonly number[])[]): Promise<{ rows: number; logits: Float32Array }> {
    const newTokens = this.#newTokens(tokens);
    const rows = bucket(newTokens, this.#dims.nTextCtx);
    const { program, logits } = await this.#decoder.feed(newTokens);
    this.#writeTokens(tokens, rows);
    for (const sequence of tokens.keys()) this.#writeState(sequence, newTokens);
    this.#backend.submit([program]);
    const read = await this.#backend.readFloats(logits);
    for (const sequence of tokens.keys()) this.#lengths[sequence] = this.#lengthOf(sequence) + newTokens;
    return { rows, logits: read };
  }

  async align(tokens: readonly number[], wanted: AlignmentWish): Promise<Alignment> {
    const { from = 0 } = wanted;
    const { recordAlignments } = await import("../words/wordTimes");
    const alignments = this.#decoder.alignments(recordAlignments);
    const nextProbs = new Float32Array(tokens.length);
    let attention: Float32Array = none;
    for (let first = 0; first < tokens.length; ) {
      const isAsked = first >= from;
      const fed = [tokens.slice(first, Math.min(first + MAX_FED, isAsked ? tokens.length : from))];
      const newTokens = this.#newTokens(fed);
      const aligned = await alignments.feed(newTokens, wanted, isAsked ? "probabilities" : "nothing");
      if (isAsked) {
        const following = new Uint32Array(MAX_FED);
        following.set(tokens.slice(first + 1, first + 1 + newTokens));
        this.#backend.write(aligned.following, following);
      }
      this.#writeTokens(fed, bucket(newTokens, this.#dims.nTextCtx));
      this.#writeState(0, newTokens);
      this.#backend.submit([aligned.program]);
      this.#lengths[0] = this.#lengthOf(0) + newTokens;
      const isLast = first + newTokens === tokens.length;
      const [probabilities, found] = await Promise.all([
        isAsked ? this.#backend.readFloats(aligned.probabilities, newTokens) : none,
        isLast ? this.#attention(alignments, tokens.length, wanted, aligned.scores) : none,
      ]);
      nextProbs.set(probabilities, first);
      attention = found;
      first += newTokens;
    }
    return { attention, nextProbs };
  }

  /** What the heads say of a text that was fed. */
  async #attention(
    alignments: Alignments,
    tokens: number,
    wanted: AlignmentWish,
    scores: Tensor,
  ): Promise<Float32Array> {
    const { nAudioCtx } = this.#dims;
    const { heads, positions } = wanted;
    if (positions === undefined) {
      const stride = dim(scores, 2);
      const found = await this.#backend.readFloats(scores, tokens * heads.length * stride);
      return headsFirst(found, { tokens, heads: heads.length, keys: nAudioCtx, stride });
    }
    const { program, sizes, matrix } = await alignments.summarise(tokens, wanted);
    this.#backend.write(sizes, Uint32Array.of(tokens, positions));
    this.#backend.submit([program]);
    return this.#backend.readFloats(matrix, tokens * positions);
  }

  async generate(
    prompts: readonly (readonly number[])[],
    rules: TokenRules,
    options: GenerateOptions,
  ): Promise<readonly Generated[]> {
    const { nTextCtx } = this.#dims;
    const newTokens = this.#newTokens(prompts);
    const total = Math.min(options.maxTokens, nTextCtx + 1 - this.#lengthOf(0) - newTokens);
    const prompt = await this.#decoder.prompt(newTokens);
    throwIfCancelled(options.signal);
    this.#writeStart(prompts, rules);

    let results: readonly Generated[] = [];
    const readBack = async () => {
      const states = await this.#backend.readWords(this.#decoder.state);
      const reached = this.#lengths.map((_, sequence) => readState(states, sequence, nTextCtx));
      throwUnlessFinite(reached.every(({ hasNumbers: has }) => has));
      for (const [sequence, { length }] of reached.entries()) this.#lengths[sequence] = length;
      results = reached.map(({ tokens, sumLogprob, noSpeechProb }) => ({ tokens, sumLogprob, noSpeechProb }));
      options.onTokens?.(results.map(({ tokens }) => tokens));
      return reached.every(({ hasEnded }) => hasEnded);
    };
    const programs = { prompt, step: this.#decoder.step, total, signal: options.signal };
    if (options.draft === undefined) await this.#run(programs, readBack);
    else await this.#runBehind(options.draft, programs, async () => ({ isDone: await readBack(), ...results[0]! }));
    return results;
  }

  async search(
    prompt: readonly number[],
    rules: TokenRules,
    { enough, ...options }: SearchRunOptions,
  ): Promise<FoundSequences> {
    const { nTextCtx } = this.#dims;
    const beams = this.#decoder.sequences;
    const prompts = this.#lengths.map(() => prompt);
    const newTokens = this.#newTokens(prompts);
    const total = Math.min(options.maxTokens, nTextCtx + 1 - newTokens);
    const { trace, ...programs } = await this.#decoder.search(newTokens);
    throwIfCancelled(options.signal);
    this.#writeStart(prompts, rules, enough);
    let words = emptyTrace();
    this.#backend.write(trace, words);
    await this.#run({ ...programs, total, signal: options.signal }, async (steps) => {
      words = await this.#backend.readWords(trace, traceLength(beams, steps));
      throwUnlessFinite(hasNumbers(words));
      options.onTokens?.(livingTokens(words, beams));
      return isComplete(words);
    });
    return foundSequences(words, beams);
  }

  /** Submits a prompt and the steps behind it in groups, until `readBack`, told how many steps were taken, says that it is done. */
  async #run({ prompt, step, total, signal }: Programs, readBack: (steps: number) => Promise<boolean>): Promise<void> {
    let next = prompt;
    let submitted = 0;
    for (;;) {
      const group = Math.min(total - submitted, this.#groupSize());
      const began = performance.now();
      for (let i = 0; i < group; i++) {
        this.#backend.submit([next]);
        next = step;
      }
      submitted += group;
      const isDone = await readBack(submitted);
      if (submitted > group) this.#measure((performance.now() - began) / group);
      if (isDone || submitted >= total) return;
      throwIfCancelled(signal);
    }
  }

  /** Submits a prompt, then what a draft says to verify; steps where it says nothing. */
  async #runBehind(
    draft: Draft,
    { prompt, step, total, signal }: Programs,
    readBack: () => Promise<{ readonly isDone: boolean; readonly tokens: readonly number[] }>,
  ): Promise<void> {
    this.#backend.submit([prompt]);
    for (;;) {
      const { isDone, tokens } = await readBack();
      const left = total - tokens.length;
      if (isDone || left === 0) return;
      throwIfCancelled(signal);
      // One more token comes with every pass.
      const room = Math.min(left, this.#dims.nTextCtx - this.#lengthOf(0), MAX_FED) - 1;
      const drafted = (await draft(tokens)).slice(0, Math.max(0, room));
      if (drafted.length > 0) {
        this.#writeDraft(drafted);
        this.#backend.submit([await this.#decoder.verify(drafted.length + 1)]);
      } else {
        for (let steps = Math.min(left, this.#groupSize()); steps > 0; steps--) this.#backend.submit([step]);
      }
    }
  }

  /** What is fed behind the token that was chosen last. */
  #writeDraft(drafted: readonly number[]): void {
    this.#backend.write(this.#decoder.tokens, Uint32Array.from(drafted), 1);
    this.#backend.write(this.#decoder.state, Uint32Array.of(drafted.length + 1), sequenceWords.newTokens);
  }

  /** Steps to submit before ids are read: one where nothing is gained by being ahead. */
  #groupSize(): number {
    if (!this.#backend.info.submitsAhead) return 1;
    return Math.max(1, Math.min(MAX_GROUP, Math.round(GROUP_MILLISECONDS / this.#pace.stepMilliseconds)));
  }

  #measure(milliseconds: number): void {
    this.#pace.stepMilliseconds = 0.5 * this.#pace.stepMilliseconds + 0.5 * milliseconds;
  }

  #newTokens(tokens: readonly (readonly number[])[]): number {
    const newTokens = tokens[0]?.length ?? 0;
    if (
      tokens.length !== this.#decoder.sequences ||
      newTokens === 0 ||
      tokens.some(({ length }) => length !== newTokens)
    ) {
      throw new RangeError(`${this.#decoder.sequences} sequences of equally many tokens were expected.`);
    }
    return newTokens;
  }

  #writeTokens(tokens: readonly (readonly number[])[], stride: number): void {
    const words = new Uint32Array(tokens.length * stride);
    for (const [i, sequence] of tokens.entries()) words.set(sequence, i * stride);
    this.#backend.write(this.#decoder.tokens, words);
  }

  /** What the first choice needs: the rules, the prompts, and states that begin with them. */
  #writeStart(prompts: readonly (readonly number[])[], rules: TokenRules, enough?: number): void {
    const { nVocab, nTextCtx } = this.#dims;
    const newTokens = this.#newTokens(prompts);
    const choice = choiceRules(rules, nVocab, enough);
    this.#backend.write(this.#decoder.rules, packRules(choice));
    this.#writeTokens(prompts, bucket(newTokens, nTextCtx));
    const begin = { sotRow: rules.sotIndex, ...firstChoice(choice) };
    for (const sequence of prompts.keys()) {
      this.#writeState(sequence, newTokens, { ...begin, ...drawnBy(rules.draw, sequence) });
    }
  }

  /** The state before a step. */
  #writeState(sequence: number, newTokens: number, begin: SequenceState = {}): void {
    const words = packState({ ...begin, length: this.#lengthOf(sequence), newTokens });
    this.#backend.write(this.#decoder.state, words, sequence * stateLength(this.#dims.nTextCtx));
  }

  #lengthOf(sequence: number): number {
    return this.#lengths[sequence] ?? 0;
  }
}

/** Where weights are damaged in a way that no file format shows, every word would be made up. */
export function throwUnlessFinite(areNumbers: boolean): void {
  if (areNumbers) return;
  throw new SottoError("model-corrupt", "The model's logits are no numbers: its weights are damaged.");
}

/** The rules as the device has them: see kernels/shared/rules.ts. */
export function choiceRules(rules: TokenRules, nVocab: number, enough?: number): ChoiceRules {
  const { timestamps, eot, noSpeech, suppress, suppressAtBegin } = rules;
  return {
    nVocab,
    eot,
    noSpeech,
    suppress: timestamps ? [...suppress, timestamps.noTimestamps] : suppress,
    suppressAtBegin,
    timestampBegin: timestamps?.timestampBegin,
    maxInitialTimestampIndex: timestamps?.maxInitialTimestampIndex,
    enough,
  };
}

/** What a state says of how its sequence is drawn, the `sequence`th with this rule. */
export function drawnBy(draw: DrawRule | undefined, sequence = 0): SequenceState {
  return draw ? { temperature: draw.temperature, noiseKey: noiseKey([draw.key]), draw: sequence } : {};
}

interface ScoreSizes {
  readonly tokens: number;
  readonly heads: number;
  readonly keys: number;
  /** Numbers from one row to the next, of which the first `keys` mean something. */
  readonly stride: number;
}

/** [tokens, heads, stride] → [heads, tokens, keys]. */
function headsFirst(scores: Float32Array, { tokens, heads, keys, stride }: ScoreSizes): Float32Array {
  const ordered = new Float32Array(tokens * heads * keys);
  for (let token = 0; token < tokens; token++) {
    for (let head = 0; head < heads; head++) {
      const from = (token * heads + head) * stride;
      ordered.set(scores.subarray(from, from + keys), (head * tokens + token) * keys);
    }
  }
  return ordered;
}
