import { dirname, join } from "node:path";
import { type ExportFormat, type ExportOptions, exporters, type Segment, type Transcript } from "../../engine/index";
import { formatTimestamp } from "../../engine/transcript/export/formatTimestamp";
import type { Disk } from "./commandServices";

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

/** What is written of a transcript, and where: `folder/name.FORMAT`. */
export interface OutputFiles {
  readonly folder: string;
  /** May begin with folders of its own. */
  readonly name: string;
  readonly formats: readonly ExportFormat[];
  readonly options?: ExportOptions;
}

/** A format that could not be written, and why. */
export interface Unwritten {
  readonly format: ExportFormat;
  readonly path: string;
  readonly error: unknown;
}

export function outputPath({ folder, name }: Pick<OutputFiles, "folder" | "name">, format: ExportFormat): string {
  return join(folder, `${name}.${format}`);
}

/** Writes a transcript in every format that can be written, as openai/whisper's writers do (utils.py), and returns the rest. */
export async function writeTranscript(
  disk: Disk,
  transcript: Transcript,
  output: OutputFiles,
): Promise<readonly Unwritten[]> {
  const unwritten: Unwritten[] = [];
  for (const format of output.formats) {
    const path = outputPath(output, format);
    try {
      await writeWhole(disk, path, exporters[format](transcript, output.options));
    } catch (error) {
      unwritten.push({ format, path, error });
    }
  }
  return unwritten;
}

/**
 * Writes a file, making its folder, under a temporary name that becomes its own at the end: whatever happens, there is the
 * file of before or the whole new one.
 */
export async function writeWhole(disk: Disk, path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await disk.makeFolder(dirname(path));
  try {
    await disk.write(temporary, text);
    await disk.rename(temporary, path);
  } catch (error) {
    await disk.remove(temporary).catch(() => {});
    throw error;
  }
}
