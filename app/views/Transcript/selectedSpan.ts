import type { Paragraph } from "../../../engine/index";
import { placedWords } from "../../state/transcripts/paragraphs";
import type { Span } from "../../ui/desk/selectedStretch";
import { rowsOf } from "./highlights";
import { wordAt } from "./spoken";

/** The seconds of the words that are selected; undefined: none are. */
export function selectedSpan(list: HTMLElement | null, paragraphs: readonly Paragraph[]): Span | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const rows = rowsOf(list);
  const wordOf = (node: Node, offset: number) => {
    const paragraph = paragraphs[rows.findIndex((row) => row.contains(node))];
    return paragraph && wordAt(placedWords(paragraph), offset);
  };
  const first = wordOf(range.startContainer, range.startOffset);
  const last = wordOf(range.endContainer, Math.max(0, range.endOffset - 1));
  return first && last && last.end > first.start ? { from: first.start, to: last.end } : undefined;
}
