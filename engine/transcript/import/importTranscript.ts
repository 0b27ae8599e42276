import type { Segment } from "../types";
import { readJson } from "./json";
import type { Imported } from "./read";
import { readSubtitles } from "./subtitles";

/** Why a text is no transcript: "unknown" none that is known, "empty" without a word, "too-long" beyond what anybody writes. */
export type ImportProblem = "unknown" | "empty" | "too-long";

export type ImportResult =
  | { readonly status: "read"; readonly segments: readonly Segment[]; readonly language: string | undefined }
  | { readonly status: "refused"; readonly why: ImportProblem };

/** Most characters of a file, and most segments: a day of speech has a tenth of them. */
export const mostCharacters = 64_000_000;
const mostSegments = 200_000;

/**
 * The transcript in a text: SubRip, WebVTT, JSON of openai/whisper (Sotto's own is that) or of whisper.cpp, told by what is in
 * it. Broken parts are left out; times are in order and never negative.
 */
export function importTranscript(text: string): ImportResult {
  if (text.length > mostCharacters) return { status: "refused", why: "too-long" };
  const plain = text.replace(/^\ufeff/, "");
  const read = /^\s*[{[]/.test(plain) ? readJson(plain) : readSubtitles(plain);
  if (read === undefined) return { status: "refused", why: "unknown" };
  if (read.segments.length > mostSegments) return { status: "refused", why: "too-long" };
  const segments = read.segments.filter(({ text: words }) => words.trim() !== "");
  if (segments.length === 0) return { status: "refused", why: "empty" };
  return { status: "read", segments: inOrder({ ...read, segments }), language: read.language };
}

function inOrder({ segments }: Imported): readonly Segment[] {
  return segments.toSorted((a, b) => a.start - b.start);
}
