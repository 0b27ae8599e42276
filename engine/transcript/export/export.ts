import type { Transcript } from "../types";
import { writeAss } from "./ass";
import { writeCsv } from "./csv";
import { writeFcpxml } from "./fcpxml";
import { writeHtml } from "./html";
import { writeJson } from "./json";
import { writeLrc } from "./lrc";
import { writeMarkdown } from "./markdown";
import type { ExportOptions } from "./options";
import { writeSrt, writeVtt } from "./subtitles";
import { writeTsv } from "./tsv";
import { writeTxt } from "./txt";

/** Formats of text that a transcript can be saved in; the name is the file extension. */
export type ExportFormat = "txt" | "srt" | "vtt" | "tsv" | "json" | "csv" | "lrc" | "md" | "ass" | "fcpxml" | "html";

/** Writes a transcript in one format; each heeds what it can of the options. */
export type Exporter = (transcript: Transcript, options?: ExportOptions) => string;

/** Writes a transcript in each format; the text is UTF-8 and ends as openai/whisper's writers end it. */
export const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  txt: writeTxt,
  srt: writeSrt,
  vtt: writeVtt,
  tsv: writeTsv,
  json: writeJson,
  csv: writeCsv,
  lrc: writeLrc,
  md: writeMarkdown,
  ass: writeAss,
  fcpxml: writeFcpxml,
  html: writeHtml,
};
