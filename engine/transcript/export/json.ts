import type { Transcript } from "../types";

/** JSON with openai/whisper's keys in its order (transcribe.py's result, as WriteJSON writes it), on one line. */
export function writeJson({ text, segments, language }: Transcript): string {
  return JSON.stringify({
    text,
    segments: segments.map((segment, id) => ({
      id,
      seek: segment.seek,
      start: segment.start,
      end: segment.end,
      text: segment.text,
      tokens: segment.tokens,
      temperature: segment.temperature,
      avg_logprob: segment.avgLogprob,
      compression_ratio: segment.compressionRatio,
      no_speech_prob: segment.noSpeechProb,
      // JSON leaves out what is undefined.
      speaker: segment.speaker,
      overlap: segment.also,
      words: segment.words?.map(({ word, start, end, probability }) => ({ word, start, end, probability })),
    })),
    language,
  });
}
