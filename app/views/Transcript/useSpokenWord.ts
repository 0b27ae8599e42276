import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Paragraph } from "../../../engine/index";
import { type PlacedWord, placedWords } from "../../state/transcripts/paragraphs";
import { usePlayer, usePlayhead } from "../../ui/desk/usePlayer";
import { spokenAt, wordAt } from "./spoken";

/** The browser's name for the mark on the spoken word (base.css). */
const mark = "spoken";

/**
 * Marks the word that is being played, without rendering anything, and moves the playhead to a word that is pressed.
 * Where the browser cannot mark words, the paragraph's time tells.
 */
export function useSpokenWord(list: RefObject<HTMLOListElement | null>, paragraphs: readonly Paragraph[]): void {
  const player = usePlayer();
  const shown = useRef<{ readonly row: Element | undefined; readonly word: PlacedWord | undefined }>(nothing);
  usePlayhead(
    useCallback(
      (second: number) => {
        const spoken = second > 0 ? spokenAt(paragraphs, second) : undefined;
        const row = spoken && rowsOf(list.current)[spoken.paragraph];
        const before = shown.current;
        if (row === before.row && spoken?.word === before.word) return;
        shown.current = { row, word: spoken?.word };
        if (row !== before.row) {
          before.row?.removeAttribute("data-now");
          row?.setAttribute("data-now", "");
          if (row && before.row && isInSight(before.row)) row.scrollIntoView({ block: "nearest" });
        }
        markWord(row, spoken?.word);
      },
      [list, paragraphs],
    ),
  );
  useEffect(() => {
    const text = list.current;
    if (!text || paragraphs.length === 0) return;
    const press = (event: MouseEvent) => {
      const row = event.target instanceof Element ? event.target.closest("[data-paragraph]") : null;
      const offset = offsetAt(event, row?.querySelector("p") ?? null);
      const paragraph = row ? paragraphs[rowsOf(text).indexOf(row)] : undefined;
      const word = offset === undefined || !paragraph ? undefined : wordAt(placedWords(paragraph), offset);
      if (word && document.getSelection()?.isCollapsed !== false) player.seek(word.start);
    };
    text.addEventListener("click", press);
    return () => {
      text.removeEventListener("click", press);
      shown.current.row?.removeAttribute("data-now");
      shown.current = nothing;
      markWord(undefined, undefined);
    };
  }, [list, paragraphs, player]);
}

const nothing = { row: undefined, word: undefined };

function rowsOf(list: HTMLOListElement | null): readonly Element[] {
  return [...(list?.querySelectorAll("[data-paragraph]") ?? [])];
}

function markWord(row: Element | undefined, word: PlacedWord | undefined): void {
  if (!("highlights" in CSS)) return;
  const text = row?.querySelector("p")?.firstChild;
  if (!text || !word) {
    CSS.highlights.delete(mark);
    return;
  }
  const range = new Range();
  range.setStart(text, word.from);
  range.setEnd(text, word.to);
  CSS.highlights.set(mark, new Highlight(range));
}

/** The place in a paragraph's text under the pointer. */
function offsetAt({ clientX, clientY, target }: MouseEvent, paragraph: Element | null): number | undefined {
  if (!paragraph || !(target instanceof Node) || !paragraph.contains(target)) return undefined;
  if ("caretPositionFromPoint" in document) return document.caretPositionFromPoint(clientX, clientY)?.offset;
  return (document as CaretRange).caretRangeFromPoint?.(clientX, clientY)?.startOffset;
}

/** What Safari has in place of `caretPositionFromPoint`. */
interface CaretRange {
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

function isInSight(row: Element): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
