/** A paragraph's text as somebody has it before him. */
export function textIn(element: HTMLElement): string {
  return element.textContent ?? "";
}

/** Selects a stretch of a paragraph's text, or puts the caret at a place. */
export function placeCaret(element: HTMLElement, { from, to }: { readonly from: number; readonly to: number }): void {
  element.focus({ preventScroll: true });
  const text = element.firstChild;
  const selection = document.getSelection();
  if (!(text instanceof Text)) return;
  const inside = (offset: number) => Math.min(offset, text.length);
  selection?.setBaseAndExtent(text, inside(from), text, inside(to));
  element.scrollIntoView({ block: "nearest" });
}

/** Where the caret is in the text; undefined where there is none, or a selection. */
export function caretIn(element: HTMLElement): number | undefined {
  const selection = document.getSelection();
  if (!selection?.isCollapsed || !selection.anchorNode || !element.contains(selection.anchorNode)) return undefined;
  const range = new Range();
  range.selectNodeContents(element);
  range.setEnd(selection.anchorNode, selection.anchorOffset);
  return range.toString().length;
}

/** What is stored of a text that somebody has typed. */
export function cleaned(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").trim();
}

/** Shows another text, with the caret behind what is other in it; what only goes on leaves the caret where it is. */
export function showText(element: HTMLElement, text: string): void {
  const before = textIn(element);
  const at = caretIn(element);
  element.textContent = text;
  if (document.activeElement !== element) return;
  if (at !== undefined && text.startsWith(before)) {
    placeCaret(element, { from: at, to: at });
    return;
  }
  let behind = 0;
  while (behind < Math.min(before.length, text.length) && before.at(-1 - behind) === text.at(-1 - behind)) behind++;
  placeCaret(element, { from: text.length - behind, to: text.length - behind });
}
