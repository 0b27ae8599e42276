import { rowsOf } from "./highlights";

/** What is selected of a text: from a place in one paragraph to a place in the same or a later one. */
export interface SelectedText {
  /** Indexes of the first and the last paragraph. */
  readonly first: number;
  readonly last: number;
  /** Places in their texts. */
  readonly from: number;
  readonly to: number;
}

/** Words that somebody has selected to read them; undefined: none, or some of the paragraph that is edited. */
export function selectedText(list: HTMLElement | null): SelectedText | undefined {
  const selection = document.getSelection();
  if (!list || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(list)) return undefined;
  const rows = rowsOf(list);
  const selected = rows.flatMap((row, index) => {
    const text = row.querySelector("p")?.firstChild;
    return text instanceof Text && hasPart(range, text) ? [{ index, text }] : [];
  });
  const [begin, end] = [selected[0], selected.at(-1)];
  if (begin === undefined || end === undefined) return undefined;
  const from = range.startContainer === begin.text ? range.startOffset : 0;
  const to = range.endContainer === end.text ? range.endOffset : end.text.length;
  return { first: begin.index, last: end.index, from, to };
}

function hasPart(range: Range, text: Text): boolean {
  if (!range.intersectsNode(text)) return false;
  const endsBefore = range.endContainer === text && range.endOffset === 0;
  return !endsBefore && !(range.startContainer === text && range.startOffset === text.length);
}

/** Where the caret stands in a paragraph that is read, which a press or the keys have put there. */
export function caretOffset(row: Element | undefined): number | undefined {
  const { anchorNode, anchorOffset = 0 } = document.getSelection() ?? {};
  const text = row?.querySelector("p")?.firstChild;
  return text instanceof Text && anchorNode === text ? anchorOffset : undefined;
}
