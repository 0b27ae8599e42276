import { throwIfCancelled } from "../../errors";
import type { GenerateOptions, TokenRules } from "../model/types";
import { probability } from "./greedy.reference";

/** A decoder over one window: several sequences that are fed and rearranged together. */
export interface SequenceDecoder {
  /**
   * Feeds each sequence its new tokens, equally many each, and gives the logits of every sequence's last position,
   * [sequences][nVocab], and with `sotIndex` (first call only) those of start-of-transcript as well.
   *
   * The rows are the caller's to change until the next call.
   */
  feed(
    tokens: readonly (readonly number[])[],
    sotIndex?: number,
  ): Promise<{ readonly last: readonly Float32Array[]; readonly sot?: readonly Float32Array[] | undefined }>;
  /** Sequence i continues what sequence `sources[i]` was. */
  reorder(sources: readonly number[]): void;
}

/** What is decoded: `count` sequences that all begin with the same tokens. */
export interface SequenceTask {
  readonly decoder: SequenceDecoder;
  readonly initialTokens: readonly number[];
  readonly rules: TokenRules;
  readonly count: number;
}

export interface SequenceOptions extends GenerateOptions {
  /** Length of the text context: sampling ends with the first token that lies past it. */
  readonly nTextCtx: number;
}

/** What a step has made of the sequences, in the order in which the decoder is to hold them. */
export interface SequenceStep {
  /** The token that each is fed next. */
  readonly next: readonly number[];
  /** Sampled tokens of each, without end-of-text. */
  readonly tokens: readonly (readonly number[])[];
  /** Which sequence each of them continues; undefined: itself. */
  readonly sources?: readonly number[] | undefined;
  readonly completed: boolean;
}

/**
 * Feeds the sequences and lets `choose` continue them, until it has enough, `maxTokens` were sampled or the context is
 * full; returns the no-speech probability, which is NaN where nothing was fed.
 *
 * `choose` is given the raw logits, [count][nVocab], and may change them. Throws `cancelled` when the signal aborts.
 * Source: openai/whisper decoding.py, DecodingTask._main_loop.
 */
export async function decodeSteps(
  { decoder, initialTokens, rules, count }: SequenceTask,
  { maxTokens, nTextCtx, signal, onTokens }: SequenceOptions,
  choose: (logits: readonly Float32Array[], step: number) => SequenceStep,
): Promise<number> {
  const steps = Math.min(maxTokens, nTextCtx + 1 - initialTokens.length);
  let noSpeechProb = Number.NaN;
  let fed = new Array<readonly number[]>(count).fill(initialTokens);
  for (let step = 0; step < steps; step++) {
    throwIfCancelled(signal);
    const { last, sot } = await decoder.feed(fed, step === 0 ? rules.sotIndex : undefined);
    // Before anything is masked: the row may be the one that is chosen from.
    if (step === 0 && sot?.[0]) noSpeechProb = probability(sot[0], rules.noSpeech);
    const { next, tokens, sources, completed } = choose(last, step);
    onTokens?.(tokens);
    if (completed) break;
    if (sources && step + 1 < steps) decoder.reorder(sources);
    fed = next.map((token) => [token]);
  }
  return noSpeechProb;
}
