import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const setNames = ["eight", "exact", "formats", "long", "dev", "nonspeech"] as const;
export type SetName = (typeof setNames)[number];

/** One line of an audio manifest, as far as it is used here. */
export interface ManifestRow {
  readonly id: string;
  readonly path: string;
  readonly seconds: number | null;
  readonly sample_rate: number | null;
  readonly channels: number | null;
  readonly codec?: string;
  readonly domain: string;
  readonly split?: string;
  /** The true transcript; `wer_ok` where word errors can be counted against it. */
  readonly text?: string | null;
  readonly wer_ok?: boolean;
  /** Code of what is spoken; null where nobody speaks. */
  readonly language?: string | null;
}

/** What openai/whisper found, greedily, or that it could not read the clip. */
export interface Golden {
  readonly text: string;
  readonly language: string;
  readonly segments: readonly GoldenSegment[];
  readonly error?: string;
}

export interface GoldenSegment {
  readonly seek: number;
  readonly tokens: readonly number[];
}

export interface Clip {
  readonly id: string;
  readonly set: SetName;
  readonly file: string;
  readonly seconds: number;
  readonly golden: Golden;
  /** What is really said, where that is known and the clip is for development; empty where nobody speaks. */
  readonly truth: string | undefined;
  readonly spoken: string | undefined;
}

/** Where a set's clips and goldens lie. */
export interface ClipSource {
  readonly manifest: string;
  readonly goldens: string;
}

/** Every clip of the manifest that has a golden, with the set it belongs to. */
export function readClips({ manifest, goldens }: ClipSource): readonly Clip[] {
  const rows = readFileSync(manifest, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ManifestRow);
  const found = JSON.parse(readFileSync(goldens, "utf8")) as Readonly<Record<string, Golden>>;
  return rows.flatMap((row) => {
    const golden = found[row.id];
    if (!golden) return [];
    const file = join(dirname(manifest), row.path);
    const spoken = row.language ?? undefined;
    return [{ id: row.id, set: setOf(row), file, seconds: row.seconds ?? 0, golden, truth: truthOf(row), spoken }];
  });
}

function truthOf({ domain, split, wer_ok, text }: ManifestRow): string | undefined {
  if (domain === "nonspeech") return "";
  return split === "dev" && wer_ok ? (text ?? undefined) : undefined;
}

/**
 * `exact`: another decoder gets the very samples that openai/whisper got, in one window. `long`: readings of minutes.
 * `formats`: all others, whose decoders and resamplers differ from ffmpeg's.
 */
function setOf({ path, codec, sample_rate, channels, seconds, domain }: ManifestRow): SetName {
  if (domain === "longform") return "long";
  const lossless = /\.(flac|wav)$/.test(path) && (codec === "flac" || codec === "pcm_s16le");
  const isExact = lossless && sample_rate === 16000 && channels === 1 && (seconds ?? 0) < 30;
  return isExact ? "exact" : "formats";
}
