import { strip } from "../../transcript/strip";
import { decodeWindow } from "../decoding/decodeWindow";
import { decodeWithFallback } from "../decoding/fallback";
import { phraseTokens } from "../decoding/prompts";
import { buildTokenRules, type DecodingTask } from "../decoding/tokenRules";
import { framesPerSecond } from "../logMel/constants";
import type { AudioFeatures, Draft, Generated } from "../model/types";
import { compressionRatio } from "../transcribe/compressionRatio";
import type { Decoding } from "../transcribe/melWindow";
import type { DecodingResult } from "../transcribe/segments";
import type { Transcriber } from "../transcribe/transcriber";
import type { WordTiming } from "../words/findAlignment";

/** A window that is encoded, and the text that is known of it. */
export interface LiveWindow {
  readonly features: AudioFeatures;
  /** First frame. */
  readonly seek: number;
  /** Frames that hold audio. */
  readonly segmentSize: number;
  /** Tokens of the text before the window. */
  readonly prompt: readonly number[];
  /** What of the window's text is confirmed: the model goes on behind it. */
  readonly confirmed: readonly WordTiming[];
  /** Frames of the window whose text is not confirmed. */
  readonly openFrames: number;
  /** Frames of speech behind the confirmed text. */
  readonly spokenFrames: number;
}

export interface LiveDecodeControl {
  readonly temperatures: readonly number[];
  readonly signal?: AbortSignal | undefined;
  /** What may be said again. */
  readonly draft?: Draft | undefined;
  /** What becomes of the loop that a text ends in: a word that is not yet said to its end can lead to one. */
  readonly loops: "kept" | "cut";
}

/** Tokens a second that nobody speaks, in any language, and tokens that a window may always have. */
const tokensPerSecond = 20;
/** Frames of speech behind the confirmed text in which surely something is said. */
const surelySaid = 0.8 * framesPerSecond;
const fewTokens = 24;
/** Tokens that a device is fed at once. */
const mostFed = 256;
/** Most tokens of a loop's round, and the fewest that are said again for it to be one. */
const longestRound = 4;
const fewestAgain = 8;

/** Says what follows the confirmed text of a window. Its tokens are text alone: words are timed by where the model looks. */
export async function decodeTail(
  { whisper, tokenizer }: Transcriber,
  window: LiveWindow,
  options: Decoding,
  { temperatures, loops, ...control }: LiveDecodeControl,
): Promise<DecodingResult> {
  const { features, seek, confirmed } = window;
  const known = confirmed.flatMap((item) => item.tokens);
  const knownLogprob = confirmed.reduce((sum, item) => sum + item.tokens.length * Math.log(item.probability + 1e-9), 0);
  const task = tailTask({ whisper, tokenizer }, window, options);
  const decodeAt = async (temperature: number): Promise<DecodingResult> => {
    const how = { ...control, temperature, seed: options.seed };
    return resultOf(await decodeWindow(whisper, { features, task, seek }, options, how), temperature);
  };
  // Judged is the whole window, as that of a file is.
  const resultOf = (said: Generated, temperature: number): DecodingResult => {
    const tokens = loops === "cut" ? withoutLoop(said.tokens) : said.tokens;
    return {
      tokens,
      temperature,
      avgLogprob: (knownLogprob + said.sumLogprob) / (known.length + said.tokens.length + 1),
      compressionRatio: compressionRatio(strip(tokenizer.decode([...known, ...tokens]))),
      noSpeechProb: said.noSpeechProb,
    };
  };
  return decodeWithFallback(temperatures, decodeAt, options);
}

/** A text without the loop that it ends in. */
export function withoutLoop(tokens: readonly number[]): readonly number[] {
  for (let round = 1; round <= longestRound; round++) {
    const last = tokens.findLastIndex((token, i) => token !== tokens[i - round]);
    if (tokens.length - 1 - last >= fewestAgain) return tokens.slice(0, Math.max(0, last + 1 - round));
  }
  return tokens;
}

/** As `decodingTasks` makes them, with the confirmed text as what the window's text begins with. */
function tailTask(
  { whisper, tokenizer }: Pick<Transcriber, "whisper" | "tokenizer">,
  { prompt, openFrames, spokenFrames, ...window }: LiveWindow,
  options: Decoding,
): DecodingTask {
  const confirmed = window.confirmed.flatMap((item) => item.tokens);
  const { nTextCtx } = whisper.dims;
  const rules = buildTokenRules({ ...options, withoutTimestamps: true }, tokenizer, whisper.dims);
  const start = [...tokenizer.sotSequence(options.language, options.task), tokenizer.noTimestamps];
  const wanted = Math.ceil((tokensPerSecond * openFrames) / framesPerSecond) + fewTokens;
  const half = Math.floor(nTextCtx / 2);
  const most = Math.min(mostFed, nTextCtx);
  const fixed = start.length + confirmed.length;
  // Words are timed by feeding the window's text with one token behind it.
  const maxTokens = Math.max(1, Math.min(options.sampleLen ?? half, wanted, most - fixed - 1));
  const room = Math.min(half, most - fixed, nTextCtx - fixed - maxTokens);
  const before = [options.hotwords, options.carryInitialPrompt ? options.initialPrompt : undefined];
  const always = before
    .flatMap((phrase) => (phrase ? phraseTokens(phrase, tokenizer) : []))
    .slice(0, Math.max(0, room - 1));
  const free = room - 1 - always.length;
  const previous = [...always, ...(free > 0 ? prompt.slice(-free) : [])];
  const initialTokens = [...(previous.length > 0 ? [tokenizer.sotPrev, ...previous] : []), ...start, ...confirmed];
  return {
    initialTokens,
    // Behind confirmed text nothing more may have been said; but the model likes to end with a sentence.
    rules: {
      ...rules,
      suppressAtBegin: confirmed.length > 0 && spokenFrames < surelySaid ? [] : rules.suppressAtBegin,
      sotIndex: initialTokens.indexOf(tokenizer.sot),
    },
    maxTokens,
  };
}

/** The words and punctuation of a window's tail, in seconds of the recording; words at the pauses are cut to their usual length. */
export async function timeTail(
  { whisper, tokenizer }: Transcriber,
  { features, seek, segmentSize, confirmed }: LiveWindow,
  result: DecodingResult,
  { language, task }: Decoding,
): Promise<readonly WordTiming[]> {
  if (result.tokens.length === 0) return [];
  const known = confirmed.flatMap((item) => item.tokens);
  const tokens = [...known, ...result.tokens];
  const segments = [{ seek, start: 0, end: 0, text: "", ...result, tokens }];
  const text = { features, segments, segmentSize, language, task, known: known.length };
  const { timeWords, typicalDuration, shortenAtSentenceEnds, shortenAtStart } = await import("../words/wordTimes");
  const alignment = await timeWords(whisper, tokenizer, text);
  const offset = seek / framesPerSecond;
  const usual = typicalDuration(alignment);
  const timed = shortenAtSentenceEnds(alignment, usual).map((item) => ({
    ...item,
    start: offset + item.start,
    end: offset + item.end,
  }));
  return shortenAtStart(behind(timed, known.length, tokenizer), usual, confirmed.at(-1)?.end ?? offset);
}

/** The items behind so many tokens; of an item that lies across them, what goes on behind them. */
function behind(
  items: readonly WordTiming[],
  tokens: number,
  { decode }: Pick<Transcriber["tokenizer"], "decode">,
): readonly WordTiming[] {
  let before = tokens;
  return items.flatMap((item) => {
    const skipped = Math.min(before, item.tokens.length);
    before -= skipped;
    if (skipped === 0) return [item];
    const rest = item.tokens.slice(skipped);
    return rest.length === 0 ? [] : [{ ...item, word: decode(rest), tokens: rest }];
  });
}
