import { basename, dirname, relative, sep } from "node:path";
import { type ExportFormat, type ExportOptions, exporters, type Transcript, writeDocx } from "../../engine/index";
import { writeDiarizedJson } from "../../engine/speakers/diarizedJson";
import { writeRttm } from "../../engine/speakers/rttm";
import type { SpeakerTurn } from "../../engine/speakers/types";
import { clock } from "./clock";

/** Formats of who speaks when, which are written where they are asked for by name. */
export type SpeakerFormat = "rttm" | "diarized_json";
export const speakerFormats: readonly SpeakerFormat[] = ["rttm", "diarized_json"];

/** Formats of text, and of documents. */
export type OutputFormat = ExportFormat | "docx" | SpeakerFormat;

export const formats: readonly OutputFormat[] = [...(Object.keys(exporters) as ExportFormat[]), "docx"];

export function isText(format: OutputFormat): format is ExportFormat | SpeakerFormat {
  return format !== "docx";
}

/** What a document says of the sound that it was made of. */
export interface SoundFacts {
  readonly title: string;
  readonly seconds: number;
  /** Undefined where it is no file that can be played. */
  readonly file: string | undefined;
  /** Who speaks when, where that was asked for. */
  readonly turns?: readonly SpeakerTurn[] | undefined;
}

export interface Writing {
  readonly options?: ExportOptions | undefined;
  readonly sound?: SoundFacts | undefined;
  /** Where the file will lie; undefined: it is printed. */
  readonly path?: string | undefined;
}

/** A transcript in one format. Documents have a title and the length above the text, and a page plays the sound. */
export async function contentOf(
  transcript: Transcript,
  format: OutputFormat,
  { options, sound, path }: Writing = {},
): Promise<string | Uint8Array> {
  const isDocument = format === "docx" || format === "html";
  const named: ExportOptions = sound?.turns ? { speakers: "named", ...options } : { ...options };
  const all = isDocument && sound ? { ...named, ...documentOptions(sound, path) } : named;
  if (format === "rttm") return writeRttm(sound?.turns ?? [], sound ? basename(sound.title) : "");
  if (format === "diarized_json") return writeDiarizedJson(transcript, sound?.seconds ?? 0);
  return isText(format) ? exporters[format](transcript, all) : writeDocx(transcript, all);
}

function documentOptions({ title, seconds, file }: SoundFacts, path: string | undefined): ExportOptions {
  const head = { title: basename(title), details: [clock(seconds)] };
  if (file === undefined) return { head };
  return {
    head,
    sound: relative(path === undefined ? "." : dirname(path), file)
      .split(sep)
      .join("/"),
  };
}
