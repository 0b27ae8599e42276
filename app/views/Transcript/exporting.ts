import {
  type Caption,
  type DocumentHead,
  type ExportOptions,
  exporters,
  fitTimes,
  layOutCaptions,
  turnsOfText,
  writeDiarizedJson,
  writeDocx,
  writeRttm,
} from "../../../engine/index";
import { withSpeakerNames } from "../../state/recording/speakers";
import {
  defaultSubtitles,
  type FileFormat,
  fileFormats,
  type SpeakerFormat,
  textFormats,
} from "../../state/settings/settings";
import { withLines } from "../../state/settings/subtitlePresets";
import { languageOf, type Transcript, titleOf } from "../../state/transcripts/transcript";
import type { Strings } from "../../strings/strings";
import { saveBlob } from "../../ui/saveBlob";
import { splitName } from "../../ui/splitName";

const types: Readonly<Record<FileFormat, string>> = {
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
  fcpxml: "application/xml",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  // No type is registered for who speaks when.
  rttm: "text/x-rttm",
  diarized_json: "application/json",
};

/** What of a file's name tells its format, which is its own for all but one. */
function extensionOf(format: FileFormat): string {
  return format === "diarized_json" ? "json" : format;
}

/** The name of a format as people read it. */
export function formatName(format: FileFormat): string {
  const [first = "", last] = format.split("_");
  if (last === undefined) return format.toUpperCase();
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${last.toUpperCase()}`;
}

/** Formats that a text can have: some tell of speakers, who have to be known. */
export function formatsOf({ segments }: Pick<Transcript, "segments">): readonly FileFormat[] {
  const isSpoken = segments.some(({ speaker }) => speaker !== undefined);
  return isSpoken ? fileFormats : textFormats;
}
export function isOfSpeakers(format: FileFormat): format is SpeakerFormat {
  return format === "rttm" || format === "diarized_json";
}

/** Formats of captions, and of texts that may have a head above them. */
export function isSubtitles(format: FileFormat): boolean {
  return format === "srt" || format === "vtt" || format === "ass" || format === "fcpxml";
}
export function isDocument(format: FileFormat): boolean {
  return format === "txt" || format === "md" || format === "html" || format === "docx";
}

/** How a text is exported: the user's options, and the language in which voices are named. */
export interface ExportSetting {
  readonly options: ExportOptions;
  readonly strings: Strings;
  /** Seconds of the sound, as far as known. */
  readonly seconds: number | undefined;
  /** What documents say above the text. */
  readonly head?: DocumentHead | undefined;
}

export type TextFormat = Exclude<FileFormat, "docx">;

/** A transcript's text as a file of the format, as openai/whisper writes those that it knows; plain text by paragraphs. */
export function exportText(transcript: Transcript, format: TextFormat, setting: ExportSetting): string {
  const { written, options } = prepared(transcript, setting);
  if (format === "diarized_json") return writeDiarizedJson(written, options.seconds);
  if (format === "rttm") {
    const { turns, names } = turnsOfText(written.segments);
    const [file] = splitName(titleOf(transcript, setting.strings.common));
    return writeRttm(turns, file, (speaker) => names[speaker] ?? "");
  }
  return exporters[format](
    written,
    format === "html" || format === "fcpxml" ? { ...options, ...documentOptions(transcript, setting) } : options,
  );
}

/** How a file begins, as text that can be read: of documents, what they say without their make-up. */
export function previewText(transcript: Transcript, format: FileFormat, setting: ExportSetting): string {
  if (format !== "docx" && format !== "html") return exportText(transcript, format, setting);
  const { options, ...rest } = setting;
  return exportText(transcript, "txt", { ...rest, options: { ...options, head: setting.head } });
}

/** A transcript as a file of the format. */
export async function exportFile(transcript: Transcript, format: FileFormat, setting: ExportSetting): Promise<Blob> {
  if (format !== "docx") return new Blob([exportText(transcript, format, setting)], { type: types[format] });
  const { written, options } = prepared(transcript, setting);
  const docx = await writeDocx(written, { ...options, ...documentOptions(transcript, setting) });
  return new Blob([docx], { type: types.docx });
}

/** A page plays the file that lies beside it under the name that it had. */
function documentOptions({ source }: Transcript, { head }: ExportSetting): ExportOptions {
  return { head, ...(source.kind === "file" && { sound: source.name }) };
}

/** The captions that a file of subtitles holds; undefined: it holds what was said as it was said. */
export function captionsOf(transcript: Transcript, setting: ExportSetting): readonly Caption[] | undefined {
  const { written, options } = prepared(transcript, setting);
  const { captions: rules, kept, seconds } = options;
  return rules && layOutCaptions(written.segments, rules, { seconds, kept });
}

function prepared(transcript: Transcript, { options, strings, seconds: said }: ExportSetting) {
  // Numbered anew: those of two voices are numbered as they came.
  const named = withSpeakerNames(transcript.segments, strings).map((segment, id) => ({ ...segment, id }));
  // A header may promise less sound than was heard.
  const seconds = named.reduce((last, { end }) => Math.max(last, end), said ?? 0);
  // Words that somebody added may have got no time.
  const segments = fitTimes(named, { length: seconds, gaps: [] });
  const text = segments.map((segment) => segment.text).join("");
  // The engine names the language before the first segment; without one there is nothing that could be in another.
  const written = { text, language: languageOf(transcript) ?? "en", segments };
  const { captions: kept = [] } = transcript;
  // What was changed by hand stands among captions that some rules have laid out.
  const rules = options.captions ?? (kept.length > 0 ? withLines(defaultSubtitles) : undefined);
  const set = { plainText: "paragraphs", ...options, seconds, ...(rules && { captions: rules, kept }) } as const;
  return { written, options: set };
}

/** Whether subtitles in this format can be set word by word. */
export function canSetWords({ segments }: Transcript, format: FileFormat): boolean {
  return (format === "srt" || format === "vtt") && segments.some(({ words }) => words !== undefined);
}

/** Saves a file under the recording's name: in a dialog where the browser has one, as a download elsewhere. */
export async function saveFile(file: Blob, name: string, format: FileFormat): Promise<"saved" | "dismissed"> {
  return saveBlob(file, `${splitName(name)[0]}.${extensionOf(format)}`);
}
