import { sampleRate } from "../../audio/constants";
import { strip } from "../../transcript/strip";
import type { Segment } from "../../transcript/types";
import { hopLength } from "../logMel/constants";
import type { Tokenizer } from "../tokenizer/tokenizer";

/** What of the tokenizer tells text, specials and timestamps apart. */
export type SegmentTokenizer = Pick<Tokenizer, "decode" | "eot" | "timestampBegin">;

/** What decoding one window gave (openai/whisper's DecodingResult). */
export interface DecodingResult {
  /** Sampled tokens without end-of-text. */
  readonly tokens: readonly number[];
  readonly temperature: number;
  readonly avgLogprob: number;
  readonly compressionRatio: number;
  readonly noSpeechProb: number;
}

/** A decoded stretch of the audio. */
export interface DecodedWindow {
  /** First frame (10 ms). */
  readonly seek: number;
  /** Frames of content in the window, at most 3000. */
  readonly segmentSize: number;
  /** Frames per timestamp step: 3000 / nAudioCtx. */
  readonly inputStride: number;
  readonly result: DecodingResult;
}

export interface CutWindow {
  readonly segments: readonly Segment[];
  /** First frame of the next window. */
  readonly nextSeek: number;
  /** The tokens end with one timestamp: nothing is said after the last segment. */
  readonly singleTimestampEnding: boolean;
}

/**
 * Cuts a window's tokens into segments where two timestamps meet and says where the next window begins: after the last
 * complete segment, or after the whole window when nothing was left unfinished.
 *
 * Source: openai/whisper transcribe.py.
 */
export function cutIntoSegments(window: DecodedWindow, tokenizer: SegmentTokenizer): CutWindow {
  const { tokens } = window.result;
  const isTimestamp = tokens.map((token) => token >= tokenizer.timestampBegin);
  const singleTimestampEnding = isTimestamp.at(-2) === false && isTimestamp.at(-1) === true;
  const cuts = [...tokens.keys()].filter((i) => i > 0 && isTimestamp[i - 1] && isTimestamp[i]);
  if (cuts.length === 0) return { ...takeWhole(window, tokenizer), singleTimestampEnding };

  if (singleTimestampEnding) cuts.push(tokens.length);
  const timePrecision = seconds(window.inputStride);
  const steps = (token: number | undefined) => (token ?? 0) - tokenizer.timestampBegin;
  const segments = cuts.map((end, i) => {
    const slice = tokens.slice(i === 0 ? 0 : cuts[i - 1], end);
    const startOffset = steps(slice[0]) * timePrecision;
    const endOffset = steps(slice.at(-1)) * timePrecision;
    return newSegment(window, tokenizer, { tokens: slice, startOffset, endOffset });
  });
  const unfinished = steps(tokens[(cuts.at(-1) ?? 0) - 1]) * window.inputStride;
  const nextSeek = window.seek + (singleTimestampEnding ? window.segmentSize : unfinished);
  return { segments, nextSeek, singleTimestampEnding };
}

/** No two timestamps meet: one segment, up to the last timestamp if there is one and it is not the very first. */
function takeWhole(window: DecodedWindow, tokenizer: SegmentTokenizer): Omit<CutWindow, "singleTimestampEnding"> {
  const { tokens } = window.result;
  const last = tokens.findLast((token) => token >= tokenizer.timestampBegin);
  const steps = last === undefined ? 0 : last - tokenizer.timestampBegin;
  const endOffset = steps === 0 ? seconds(window.segmentSize) : steps * seconds(window.inputStride);
  const segment = newSegment(window, tokenizer, { tokens, startOffset: 0, endOffset });
  return { segments: [segment], nextSeek: window.seek + window.segmentSize };
}

interface Cut {
  readonly tokens: readonly number[];
  /** Seconds from the beginning of the window. */
  readonly startOffset: number;
  readonly endOffset: number;
}

/** A segment that lasts no time or says nothing keeps its place but loses its text, tokens and words. */
export function clearEmpty(segment: Segment): Segment {
  if (segment.start !== segment.end && strip(segment.text) !== "") return segment;
  return { ...segment, text: "", tokens: [], ...(segment.words ? { words: [] } : {}) };
}

function newSegment(window: DecodedWindow, tokenizer: SegmentTokenizer, cut: Cut): Segment {
  const { temperature, avgLogprob, compressionRatio, noSpeechProb } = window.result;
  const timeOffset = seconds(window.seek);
  const start = timeOffset + cut.startOffset;
  const end = timeOffset + cut.endOffset;
  const text = tokenizer.decode(cut.tokens.filter((token) => token < tokenizer.eot));
  return {
    seek: window.seek,
    start,
    end,
    text,
    tokens: cut.tokens,
    temperature,
    avgLogprob,
    compressionRatio,
    noSpeechProb,
  };
}

function seconds(frames: number): number {
  return (frames * hopLength) / sampleRate;
}
