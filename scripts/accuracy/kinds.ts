import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defaultOptions, type Segment, type TranscribeOptions } from "../../engine/index";
import type { ClipSource } from "./clips";

/** Goldens besides the greedy ones: what openai/whisper finds with other options. */
export const kindNames = ["beam5", "prompt", "options", "translate", "words", "language"] as const;
export type KindName = (typeof kindNames)[number];

/** One file and what openai/whisper makes of it. */
export interface KindCase {
  readonly id: string;
  readonly file: string;
  readonly options: TranscribeOptions;
  readonly golden: KindGolden;
}

export interface KindGolden {
  readonly text?: string;
  readonly language?: string;
  readonly segments?: readonly Pick<Segment, "words">[];
  /** Codes with their probabilities, the most probable first. */
  readonly top?: readonly (readonly [language: string, probability: number])[];
}

type Entry = KindGolden & { readonly path: string; readonly options?: Readonly<Record<string, unknown>> };

/** The cases of a kind from the folder of the greedy goldens; all of them at temperature 0, as the goldens are. */
export function readKind(kind: KindName, { manifest, goldens }: ClipSource): readonly KindCase[] {
  const file = join(dirname(goldens), `${kind}.json`);
  const entries = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Entry>>;
  return Object.entries(entries).map(([id, { path, options = {}, ...golden }]) => ({
    id,
    file: join(dirname(manifest), path),
    options: { ...defaultOptions, temperature: [0], ...ofKind(kind, golden), ...translated(options) },
    golden,
  }));
}

function ofKind(kind: KindName, { language }: KindGolden): Partial<TranscribeOptions> {
  if (kind === "beam5") return { beamSize: 5 };
  if (kind === "words") return { wordTimestamps: true };
  if (kind === "translate") return { task: "translate", language };
  return {};
}

/** openai/whisper's options as ours; None is undefined. */
function translated(options: Readonly<Record<string, unknown>>): Partial<TranscribeOptions> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => {
      const key = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      return [key, typeof value === "string" && name in lists ? numbersIn(value) : (value ?? undefined)];
    }),
  );
}

/** Options that openai/whisper takes as numbers with commas between them. */
const lists = { clip_timestamps: true, suppress_tokens: true };

function numbersIn(text: string): readonly number[] {
  return text === "" ? [] : text.split(",").map(Number);
}
