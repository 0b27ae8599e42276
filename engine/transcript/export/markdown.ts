import { paragraphsOf } from "../paragraphs";
import type { Transcript } from "../types";
import { formatTimestamp } from "./formatTimestamp";
import { oneLine } from "./oneLine";

/** Markdown to read: a paragraph a block, behind the time at which it begins, in whole seconds and bold. */
export function writeMarkdown({ segments }: Transcript): string {
  return paragraphsOf(segments)
    .map(({ start, text }) => `**${time(start)}** ${escaped(oneLine(text))}\n`)
    .join("\n");
}

/** A second too early rather than too late: who jumps there shall hear the first word. */
function time(seconds: number): string {
  const [whole = ""] = formatTimestamp(Math.floor(seconds), { hours: "when needed", decimalMarker: "." }).split(".");
  return whole;
}

/** Marks of emphasis, links, code, HTML and entities stay what was said; marks of blocks cannot begin a line here. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<~]|&(?=#?\w+;)/g, "\\$&");
}
