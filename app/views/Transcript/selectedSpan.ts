import type { Paragraph } from "../../../engine/index";
import { placedWords } from "../../state/transcripts/paragraphs";
import type { Span } from "../../ui/desk/selectedStretch";
import { selectedText } from "./selectedText";
import { wordAt } from "./spoken";

/** The seconds of the words that are selected; undefined: none are. */
export function selectedSpan(list: HTMLElement | null, paragraphs: readonly Paragraph[]): Span | undefined {
  const selected = selectedText(list);
  const [begin, end] = [selected && paragraphs[selected.first], selected && paragraphs[selected.last]];
  if (!selected || !begin || !end) return undefined;
  const first = wordAt(placedWords(begin), selected.from);
  const last = wordAt(placedWords(end), Math.max(0, selected.to - 1));
  return first && last && last.end > first.start ? { from: first.start, to: last.end } : undefined;
}
