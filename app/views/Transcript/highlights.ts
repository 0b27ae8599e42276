/** The browser's names for marks on text (base.css): nothing is rendered to set or move one. */
export type Mark = "spoken" | "cursor" | "unsure" | "found" | "found-now";

/** A stretch of a paragraph's text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Sets a mark on stretches of text in place of where it was; where the browser has no such marks, nothing happens. */
export function mark(name: Mark, ranges: readonly (Range | undefined)[]): void {
  if (!("highlights" in CSS)) return;
  const found = new Set(ranges.filter((range) => range !== undefined));
  const known = CSS.highlights.get(name);
  if (found.size === 0) CSS.highlights.delete(name);
  else if (known === undefined) CSS.highlights.set(name, new Highlight(...found));
  else become(known, found);
}

/** Of thousands of marks only those are drawn anew that are other than before. */
function become(known: Highlight, found: ReadonlySet<Range>): void {
  for (const range of known) if (!found.has(range as Range)) known.delete(range);
  for (const range of found) if (!known.has(range)) known.add(range);
}

/** The rows of the paragraphs, in their order. */
export function rowsOf(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[data-paragraph]") ?? [])];
}

/** A stretch of a row's text; undefined where the row shows another text. */
export function rangeIn(row: Element | undefined, { from, to }: TextRange): Range | undefined {
  const text = row?.querySelector("p, [contenteditable]")?.firstChild;
  if (!(text instanceof Text) || to > text.length) return undefined;
  const range = new Range();
  range.setStart(text, from);
  range.setEnd(text, to);
  return range;
}

/** The place in a paragraph's text under the pointer. */
export function offsetAt({ clientX, clientY, target }: MouseEvent, paragraph: Element | null): number | undefined {
  if (!paragraph || !(target instanceof Node) || !paragraph.contains(target)) return undefined;
  if ("caretPositionFromPoint" in document) return document.caretPositionFromPoint(clientX, clientY)?.offset;
  return (document as CaretRange).caretRangeFromPoint?.(clientX, clientY)?.startOffset;
}

/** What Safari has in place of `caretPositionFromPoint`. */
interface CaretRange {
  caretRangeFromPoint?(x: number, y: number): Range | null;
}
