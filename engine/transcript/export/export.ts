import type { Transcript } from "../types";
import { writeJson } from "./json";
import { writeSrt, writeVtt } from "./subtitles";
import { writeTxt } from "./txt";

/** Formats that a transcript can be saved in; the name is the file extension. */
export type ExportFormat = "txt" | "srt" | "vtt" | "json";

/** Writes a transcript in each format; the text is UTF-8 and ends as openai/whisper's writers end it. */
export const exporters: Readonly<Record<ExportFormat, (transcript: Transcript) => string>> = {
  txt: writeTxt,
  srt: writeSrt,
  vtt: writeVtt,
  json: writeJson,
};
