import type { TranscriptSegment } from "../client/transcripts/types";

/** A segment as the engine would make it and the page number it, for tests of what comes after the engine. */
export function segment(start: number, end: number, text: string): TranscriptSegment {
  return {
    id: Math.round(start * 100),
    seek: Math.round(start * 100),
    start,
    end,
    text,
    tokens: [],
    temperature: 0,
    avgLogprob: -0.2,
    compressionRatio: 1.4,
    noSpeechProb: 0.01,
  };
}
