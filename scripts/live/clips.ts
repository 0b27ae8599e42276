import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ManifestRow } from "../accuracy/clips";
import { words } from "../accuracy/words";

export const liveSets = ["words", "read", "spontaneous", "telephone", "longform", "nonspeech"] as const;
export type LiveSet = (typeof liveSets)[number];

/** A word that is really said, and when it ends in seconds. */
export interface TrueWord {
  readonly word: string;
  readonly end: number;
}

export interface LiveClip {
  readonly id: string;
  readonly set: LiveSet;
  readonly file: string;
  /** What is really said; undefined where nobody knows or speaks. */
  readonly truth: string | undefined;
  /** With its times, where these are known. */
  readonly trueWords: readonly TrueWord[] | undefined;
}

type Row = ManifestRow & { readonly language: string | null };

/** The development clips of a set, in the order of the manifest. `words`: all whose word times are known. */
export function readClips(manifest: string, set: LiveSet, language: string | undefined): readonly LiveClip[] {
  const rows = readFileSync(manifest, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
  return rows.flatMap((row) => {
    const file = join(dirname(manifest), row.path);
    const times = file.replace(/\.[^.]+$/, ".words.json");
    const trueWords = existsSync(times) ? wordsIn(times) : undefined;
    if (!isIn(row, set, trueWords, language)) return [];
    return [{ id: row.id, set, file, truth: row.wer_ok ? (row.text ?? undefined) : undefined, trueWords }];
  });
}

function isIn(
  row: Row,
  set: LiveSet,
  trueWords: readonly TrueWord[] | undefined,
  language: string | undefined,
): boolean {
  if (set === "words") return trueWords !== undefined;
  if (row.split !== "dev" || row.domain !== set) return false;
  if (set === "nonspeech") return true;
  return row.wer_ok === true && (language === undefined || row.language === language);
}

type TimedWord = readonly [word: string, start: number, end: number, ...rest: unknown[]];

/** The words of one file of word times, normalised; what is several words then ends with the last of them. */
function wordsIn(file: string): readonly TrueWord[] {
  const { words: timed } = JSON.parse(readFileSync(file, "utf8")) as { readonly words: readonly TimedWord[] };
  return timed.flatMap(([text, , end]) => words(text, "en").map((word) => ({ word, end })));
}
