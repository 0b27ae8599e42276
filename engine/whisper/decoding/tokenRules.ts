import type { DecodingOptions } from "../../transcribeOptions";
import { chunkLength } from "../logMel/constants";
import type { ModelDimensions } from "../model/dimensions";
import type { TokenRules } from "../model/types";
import type { Tokenizer } from "../tokenizer/tokenizer";
import { buildInitialTokens, phraseTokens } from "./prompts";
import { roundHalfEven } from "./roundHalfEven";

/** What of the tokenizer the rules are made from. */
export type RulesTokenizer = Pick<
  Tokenizer,
  | "decode"
  | "encode"
  | "eot"
  | "sot"
  | "sotPrev"
  | "sotLm"
  | "noSpeech"
  | "noTimestamps"
  | "timestampBegin"
  | "transcribe"
  | "translate"
  | "nonSpeechTokens"
  | "sotSequence"
>;

/** What a window is decoded with: the prompt, the rules for choosing tokens, and how many may be sampled. */
export interface DecodingTask {
  /** openai/whisper's initial tokens: previous text, start of transcript, language, task. */
  readonly initialTokens: readonly number[];
  readonly rules: TokenRules;
  readonly maxTokens: number;
}

/**
 * Prepares the decoding of windows with the same options: the rules are made once, and the function that is returned
 * makes the task of a window after `prompt`, the tokens of the previous text (empty: none).
 *
 * Source: openai/whisper decoding.py, DecodingTask.
 */
export function decodingTasks(
  options: DecodingOptions,
  tokenizer: RulesTokenizer,
  dims: ModelDimensions,
): (prompt: readonly number[]) => DecodingTask {
  const { nTextCtx } = dims;
  const sampleLen = options.sampleLen ?? Math.floor(nTextCtx / 2);
  const shared = buildTokenRules(options, tokenizer, dims);
  const start = tokenizer.sotSequence(options.language, options.task);
  const fixed = {
    start: options.withoutTimestamps ? [...start, tokenizer.noTimestamps] : start,
    sotPrev: tokenizer.sotPrev,
    prefix: options.prefix ? phraseTokens(options.prefix, tokenizer) : [],
    hotwords: options.hotwords ? phraseTokens(options.hotwords, tokenizer) : [],
  };
  return (prompt) => {
    const initialTokens = buildInitialTokens({ ...fixed, prompt }, { nTextCtx, sampleLen });
    // The last token that is sampled is not fed again, so it may lie one past the context.
    const maxTokens = Math.min(sampleLen, nTextCtx + 1 - initialTokens.length);
    return { initialTokens, rules: { ...shared, sotIndex: initialTokens.indexOf(tokenizer.sot) }, maxTokens };
  };
}

/** The logit filters as data, for a prompt that begins with start-of-transcript. */
export function buildTokenRules(
  options: DecodingOptions,
  tokenizer: RulesTokenizer,
  dims: Pick<ModelDimensions, "nAudioCtx">,
): TokenRules {
  return {
    eot: tokenizer.eot,
    suppress: suppressedTokens(options.suppressTokens ?? [-1], tokenizer),
    suppressAtBegin: options.suppressBlank ? [blankToken(tokenizer), tokenizer.eot] : [],
    timestamps: options.withoutTimestamps
      ? undefined
      : {
          noTimestamps: tokenizer.noTimestamps,
          timestampBegin: tokenizer.timestampBegin,
          maxInitialTimestampIndex: maxInitialTimestampIndex(options.maxInitialTimestamp, dims),
        },
    noSpeech: tokenizer.noSpeech,
    sotIndex: 0,
  };
}

/** encode(" ") without an encoder, which takes a fifth of a second to build. */
function blankToken(tokenizer: RulesTokenizer): number {
  let token = 0;
  while (token < tokenizer.eot && tokenizer.decode([token]) !== " ") token++;
  return token;
}

/** An empty list switches the filter off altogether; openai/whisper's own specials go with any other list. */
function suppressedTokens(listed: readonly number[], tokenizer: RulesTokenizer): readonly number[] {
  if (listed.length === 0) return [];
  const { transcribe, translate, sot, sotPrev, sotLm, noSpeech } = tokenizer;
  const tokens = new Set([transcribe, translate, sot, sotPrev, sotLm, noSpeech]);
  for (const token of listed) if (token >= 0) tokens.add(token);
  if (listed.includes(-1)) for (const token of tokenizer.nonSpeechTokens) tokens.add(token);
  return [...tokens].sort((a, b) => a - b);
}

/** Zero means no bound, as in openai/whisper. */
function maxInitialTimestampIndex(seconds: number | undefined, dims: Pick<ModelDimensions, "nAudioCtx">) {
  return seconds ? roundHalfEven(seconds / (chunkLength / dims.nAudioCtx)) : undefined;
}
