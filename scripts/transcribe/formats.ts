import { basename, dirname, relative, sep } from "node:path";
import { type ExportFormat, type ExportOptions, exporters, type Transcript, writeDocx } from "../../engine/index";
import { clock } from "./clock";

/** Formats of text, and of documents. */
export type OutputFormat = ExportFormat | "docx";

export const formats: readonly OutputFormat[] = [...(Object.keys(exporters) as ExportFormat[]), "docx"];

export function isText(format: OutputFormat): format is ExportFormat {
  return format !== "docx";
}

/** What a document says of the sound that it was made of. */
export interface SoundFacts {
  readonly title: string;
  readonly seconds: number;
  /** Undefined where it is no file that can be played. */
  readonly file: string | undefined;
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
  const all = isDocument && sound ? { ...options, ...documentOptions(sound, path) } : options;
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
