import { type Imported, type Kept, listOf, recordOf, segmentOf } from "./read";

/** The JSON of openai/whisper, which is Sotto's too, or of whisper.cpp; undefined where it is neither. */
export function readJson(text: string): Imported | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const whole = recordOf(parsed);
  if (Array.isArray(whole["segments"])) return ofWhisper(whole);
  if (Array.isArray(whole["transcription"])) return ofWhisperCpp(whole);
  return undefined;
}

function ofWhisper({ segments, language }: Kept): Imported {
  const read = listOf(segments).map((one) => {
    const { start, end, text, words, speaker, overlap, ...figures } = recordOf(one);
    return segmentOf({ start, end, text, words, speaker, also: overlap, figures });
  });
  return { segments: read.filter((segment) => segment !== undefined), language: codeOf(language) };
}

/** Times are in milliseconds; tokens make words where a space begins one. */
function ofWhisperCpp({ transcription, result }: Kept): Imported {
  const read = listOf(transcription).map((one) => {
    const { offsets, text, speaker, tokens } = recordOf(one);
    const { from, to } = recordOf(offsets);
    return segmentOf({ start: milliseconds(from), end: milliseconds(to), text, speaker, words: wordsOf(tokens) });
  });
  return {
    segments: read.filter((segment) => segment !== undefined),
    language: codeOf(recordOf(result)["language"]),
  };
}

interface Piece {
  word: string;
  readonly start: unknown;
  end: unknown;
  probability: number;
}

function wordsOf(tokens: unknown): readonly Piece[] {
  const words: Piece[] = [];
  for (const token of listOf(tokens)) {
    const { text, offsets, p } = recordOf(token);
    const { from, to } = recordOf(offsets);
    // Those in brackets are no text.
    if (typeof text !== "string" || /^\[_.*\]$/s.test(text)) continue;
    const sure = typeof p === "number" ? p : 1;
    const last = words.at(-1);
    if (last === undefined || text.startsWith(" ")) {
      words.push({ word: text, start: milliseconds(from), end: milliseconds(to), probability: sure });
    } else {
      last.word += text;
      last.end = milliseconds(to);
      last.probability = Math.min(last.probability, sure);
    }
  }
  return words;
}

function milliseconds(value: unknown): unknown {
  return typeof value === "number" ? value / 1000 : undefined;
}

function codeOf(value: unknown): string | undefined {
  return typeof value === "string" && /^[a-z]{2,3}$/.test(value) ? value : undefined;
}
