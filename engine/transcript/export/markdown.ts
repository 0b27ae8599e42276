import type { Transcript } from "../types";
import { clock } from "./clock";
import { type DocumentHead, detailsLine } from "./head";
import { oneLine } from "./oneLine";
import type { ExportOptions } from "./options";
import { voicedParagraphs } from "./voices";

/**
 * Markdown to read: a paragraph a block, behind the time at which it begins, in whole seconds and bold, and whose voice it is
 * where another one begins.
 */
export function writeMarkdown({ segments }: Transcript, options: ExportOptions = {}): string {
  const { head } = options;
  const blocks = voicedParagraphs(segments, options).map(({ start, text, voice }) => {
    const name = voice === undefined ? "" : `**${escaped(oneLine(`${voice}:`))}** `;
    return `**${clock(start)}** ${name}${escaped(oneLine(text))}\n`;
  });
  return [...(head ? [headOf(head)] : []), ...blocks].join("\n");
}

function headOf(head: DocumentHead): string {
  const details = escaped(oneLine(detailsLine(head)));
  const title = head.title === "" ? "" : `# ${escaped(oneLine(head.title))}\n`;
  return [title, details === "" ? "" : `${details}\n`].filter(Boolean).join("\n");
}

/** Marks of emphasis, links, code, HTML and entities stay what was said; marks of blocks cannot begin a line here. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<~]|&(?=#?\w+;)/g, "\\$&");
}
