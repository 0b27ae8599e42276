import { strip } from "../../transcript/strip";
import type { Tokenizer } from "../tokenizer/tokenizer";

/**
 * A prompt, prefix or list of hotwords as tokens: the text without white space at its ends, after one space.
 *
 * Source: openai/whisper decoding.py, DecodingTask._get_initial_tokens.
 */
export function phraseTokens(text: string, tokenizer: Pick<Tokenizer, "encode">): readonly number[] {
  return tokenizer.encode(` ${strip(text)}`);
}

/** What a window's tokens begin with, in the order of the model: hotwords, prompt, start, prefix. */
export interface InitialTokenParts {
  /** Start of transcript, with language and task, and no-timestamps where there are none. */
  readonly start: readonly number[];
  /** Announces a prompt. */
  readonly sotPrev: number;
  /** Previous text, or what is to be taken for it; empty: none. */
  readonly prompt: readonly number[];
  /** What the window's own text begins with; empty: nothing. */
  readonly prefix: readonly number[];
  /** Words that are to be expected in every window; empty: none. */
  readonly hotwords: readonly number[];
}

/**
 * The tokens that a window is decoded after.
 *
 * Prompt: its last nTextCtx / 2 − 1 tokens. Prefix: its last nTextCtx / 2 − sampleLen tokens, but all of it where that
 * is 0, as by default, and without its first ones where that is negative, since openai/whisper leaves the number to a
 * Python slice. Hotwords (faster-whisper's, bounded here so that the prompt never takes more than half the context):
 * at most the first nTextCtx / 2 − 1 tokens, before the prompt, which gets the room they leave; none beside a prefix.
 *
 * Throws a RangeError where they do not fit the context. Source: openai/whisper decoding.py,
 * DecodingTask._get_initial_tokens; faster-whisper transcribe.py, get_prompt.
 */
export function buildInitialTokens(
  { start, sotPrev, prompt, prefix, hotwords }: InitialTokenParts,
  { nTextCtx, sampleLen }: { readonly nTextCtx: number; readonly sampleLen: number },
): readonly number[] {
  const half = Math.floor(nTextCtx / 2);
  const first = prefix.length > 0 ? [] : hotwords.slice(0, half - 1);
  const previous = [...first, ...last(prompt, half - 1 - first.length)];
  const announced = previous.length > 0 ? [sotPrev, ...previous] : [];
  const tokens = [...announced, ...start, ...prefix.slice(-(half - sampleLen))];
  if (tokens.length > nTextCtx) {
    throw new RangeError(
      `A window begins with ${tokens.length} tokens, prefix included; at most ${nTextCtx} were expected.`,
    );
  }
  return tokens;
}

/** Where a transcript stands when the prompt of its next window is made. */
export interface PreviousText {
  /** All tokens so far, beginning with those of the initial prompt. */
  readonly allTokens: readonly number[];
  /** The initial prompt by `phraseTokens`; empty: none. */
  readonly initialPrompt: readonly number[];
  /** From which of all tokens on the text may be used. */
  readonly promptResetSince: number;
  /** Puts the initial prompt before every window's prompt, not only the first one's. */
  readonly carryInitialPrompt: boolean;
}

/**
 * The prompt of the next window: the text since the last reset, after the initial prompt where that is carried along.
 *
 * The text then has the room that the initial prompt leaves in nTextCtx / 2 − 1 tokens. Where it leaves none, the text
 * stays whole (or loses its first tokens), again by a Python slice, and `buildInitialTokens` cuts the initial prompt.
 * Source: openai/whisper transcribe.py, carry_initial_prompt.
 */
export function windowPrompt(text: PreviousText, { nTextCtx }: { readonly nTextCtx: number }): readonly number[] {
  const { allTokens, initialPrompt, promptResetSince, carryInitialPrompt } = text;
  if (!carryInitialPrompt) return allTokens.slice(promptResetSince);
  const remaining = Math.floor(nTextCtx / 2) - 1 - initialPrompt.length;
  const ignored = Math.max(initialPrompt.length, promptResetSince);
  return [...initialPrompt, ...allTokens.slice(ignored).slice(-remaining)];
}

function last(tokens: readonly number[], count: number): readonly number[] {
  return tokens.slice(Math.max(0, tokens.length - count));
}
