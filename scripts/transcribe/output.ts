import { mkdir, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { type ExportFormat, type ExportOptions, exporters, type Segment, type Transcript } from "../../engine/index";
import { formatTimestamp } from "../../engine/transcript/export/formatTimestamp";

/** Lines as openai/whisper prints them while it works (transcribe.py, verbose): times in brackets, then the text. */
export function printSegments(segments: readonly Segment[]): string {
  const time = (seconds: number) => formatTimestamp(seconds, { hours: "when needed", decimalMarker: "." });
  return segments
    .filter(({ text }) => text.trim() !== "")
    .map(({ start, end, text }) => `[${time(start)} --> ${time(end)}] ${text}\n`)
    .join("");
}

/** A transcript in one format, for standard output. */
export function printTranscript(transcript: Transcript, format: ExportFormat, options?: ExportOptions): string {
  const text = exporters[format](transcript, options);
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** What is written of a transcript, and where. */
export interface OutputFiles {
  readonly folder: string;
  readonly formats: readonly ExportFormat[];
  readonly options?: ExportOptions;
}

/** Writes `folder/NAME.FORMAT` for a file NAME.EXT, making the folder, as openai/whisper's writers do (utils.py). */
export async function writeTranscript(
  transcript: Transcript,
  file: string,
  { folder, formats, options }: OutputFiles,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = basename(file, extname(file));
  for (const format of formats)
    await writeFile(join(folder, `${name}.${format}`), exporters[format](transcript, options));
}
