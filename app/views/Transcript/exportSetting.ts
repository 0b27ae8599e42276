import type { ExportOptions } from "../../../engine/index";
import type { FileFormat, SubtitleRules } from "../../state/settings/settings";
import { withPanelOptions } from "../../state/settings/subtitleOptions";
import type { Transcript } from "../../state/transcripts/transcript";
import type { Strings } from "../../strings/strings";
import { documentHead, type HeadPart, headParts } from "./documentHead";
import { type ExportSetting, isDocument } from "./exporting";

/** What of a head documents have at first: a text is read by programs, too, and of itself it is nothing but the text. */
export function usualParts(format: FileFormat): ReadonlySet<HeadPart> {
  return new Set(format === "txt" || format === "md" ? ["speakers"] : headParts);
}

/** What was chosen for an export. */
export interface Chosen {
  readonly transcript: Transcript;
  readonly title: string;
  readonly format: FileFormat;
  readonly panel: ExportOptions;
  readonly parts: ReadonlySet<HeadPart>;
  readonly rules: SubtitleRules;
  readonly seconds: number | undefined;
}

/** How a file is written by what was chosen. */
export function exportSetting(
  { transcript, title, format, panel, parts, rules, seconds }: Chosen,
  strings: Strings,
): ExportSetting {
  const options = withPanelOptions(rules, panel);
  if (!isDocument(format)) return { options: { ...options, speakers: "named" }, strings, seconds };
  const head = documentHead(transcript, { title, seconds, strings, parts });
  const speakers = parts.has("speakers") ? "named" : "left-out";
  return { options: { ...options, head, speakers }, strings, seconds, head };
}
