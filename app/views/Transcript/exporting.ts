import { type ExportFormat, type ExportOptions, exporters, fitTimes } from "../../../engine/index";
import { withSpeakerNames } from "../../state/recording/speakers";
import { languageOf, type Transcript } from "../../state/transcripts/transcript";
import type { Strings } from "../../strings/strings";
import { saveBlob } from "../../ui/saveBlob";
import { splitName } from "../../ui/splitName";

const types: Readonly<Record<ExportFormat, string>> = {
  txt: "text/plain",
  srt: "application/x-subrip",
  vtt: "text/vtt",
  tsv: "text/tab-separated-values",
  json: "application/json",
  csv: "text/csv",
  // No type is registered for lyrics; as plain text some browsers would name the file .txt.
  lrc: "application/x-lrc",
  md: "text/markdown",
  // No type is registered for it either.
  ass: "text/x-ssa",
  html: "text/html",
};

export const exportFormats = Object.keys(types) as readonly ExportFormat[];

/** How a text is exported: the user's options, and the language in which voices are named. */
export interface ExportSetting {
  readonly options: ExportOptions;
  readonly strings: Strings;
  /** Seconds of the sound, as far as known. */
  readonly seconds: number | undefined;
}

/** A transcript's text as a file of the format, as openai/whisper writes those that it knows; plain text by paragraphs. */
export function exportText(transcript: Transcript, format: ExportFormat, setting: ExportSetting): string {
  const { options, strings } = setting;
  // Numbered anew: those of two voices are numbered as they came.
  const named = withSpeakerNames(transcript.segments, strings).map((segment, id) => ({ ...segment, id }));
  // A header may promise less sound than was heard.
  const seconds = named.reduce((last, { end }) => Math.max(last, end), setting.seconds ?? 0);
  // Words that somebody added may have got no time.
  const segments = fitTimes(named, { length: seconds, gaps: [] });
  const text = segments.map((segment) => segment.text).join("");
  // The engine names the language before the first segment; without one there is nothing that could be in another.
  return exporters[format](
    { text, language: languageOf(transcript) ?? "en", segments },
    { plainText: "paragraphs", seconds, ...options },
  );
}

/** Whether subtitles in this format can be set word by word. */
export function canSetWords({ segments }: Transcript, format: ExportFormat): boolean {
  return (format === "srt" || format === "vtt") && segments.some(({ words }) => words !== undefined);
}

/** Saves a text beside the recording's name: in a dialog where the browser has one, as a download elsewhere. */
export async function saveText(text: string, name: string, format: ExportFormat): Promise<"saved" | "dismissed"> {
  return saveBlob(new Blob([text], { type: types[format] }), `${splitName(name)[0]}.${format}`);
}
