import { dirname, join } from "node:path";
import type { ExportOptions, Segment, Transcript } from "../../engine/index";
import { formatTimestamp } from "../../engine/transcript/export/formatTimestamp";
import type { Disk } from "./commandServices";
import { contentOf, type OutputFormat, type SoundFacts, type Writing } from "./formats";

/** Lines as openai/whisper prints them while it works (transcribe.py, verbose): times in brackets, then the text. */
export function printSegments(segments: readonly Segment[]): string {
  const time = (seconds: number) => formatTimestamp(seconds, { hours: "when needed", decimalMarker: "." });
  return segments
    .filter(({ text }) => text.trim() !== "")
    .map(({ start, end, text }) => `[${time(start)} --> ${time(end)}] ${text}\n`)
    .join("");
}

/** A transcript in one format, for standard output; where that would be no text, as plain text. */
export async function printTranscript(transcript: Transcript, format: OutputFormat, writing: Writing): Promise<string> {
  const written = await contentOf(transcript, format, writing);
  const text = typeof written === "string" ? written : await printTranscript(transcript, "txt", writing);
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** What is written of a transcript, and where: `folder/name.FORMAT`. */
export interface OutputFiles {
  readonly folder: string;
  /** May begin with folders of its own. */
  readonly name: string;
  readonly formats: readonly OutputFormat[];
  readonly options?: ExportOptions | undefined;
  readonly sound?: SoundFacts | undefined;
}

/** A format that could not be written, and why. */
export interface Unwritten {
  readonly format: OutputFormat;
  readonly path: string;
  readonly error: unknown;
}

export function outputPath({ folder, name }: Pick<OutputFiles, "folder" | "name">, format: OutputFormat): string {
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
      await writeWhole(disk, path, await contentOf(transcript, format, { ...output, path }));
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
export async function writeWhole(disk: Disk, path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await disk.makeFolder(dirname(path));
  try {
    await disk.write(temporary, content);
    await disk.rename(temporary, path);
  } catch (error) {
    await disk.remove(temporary).catch(() => {});
    throw error;
  }
}
