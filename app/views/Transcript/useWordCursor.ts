import { type RefObject, useEffect, useRef } from "react";
import type { Paragraph } from "../../../engine/index";
import { type PlacedWord, placedWords } from "../../state/transcripts/paragraphs";
import { mark, rangeIn, rowsOf } from "./highlights";
import { caretOffset } from "./selectedText";
import { wordAt } from "./spoken";

export interface WordCursor {
  /** Something is to be done with the word that the cursor is on. */
  readonly onMove: (word: PlacedWord, text: string) => void;
  /** Enter was pressed: the paragraph, and the place of the cursor in its text. */
  readonly onEnter: (paragraph: Paragraph, offset: number) => void;
}

/**
 * Makes the words of the text reachable by keyboard: one paragraph and its time are tab stops, Up and Down go to the others,
 * Left and Right from word to word, with Shift they select. The cursor is a mark, so no word is an element.
 */
export function useWordCursor(
  list: RefObject<HTMLOListElement | null>,
  paragraphs: readonly Paragraph[],
  cursor: WordCursor,
): void {
  const at = useRef(0);
  /** The word that a selection by keys began with. */
  const held = useRef<PlacedWord | undefined>(undefined);
  const acts = useRef(cursor);
  useEffect(() => {
    acts.current = cursor;
  });
  useEffect(() => {
    const text = list.current;
    if (!text) return;
    const rows = () => rowsOf(text);
    const indexOf = (target: EventTarget | null) =>
      target instanceof HTMLParagraphElement && !target.isContentEditable
        ? rows().indexOf(target.closest("[data-paragraph]") as HTMLElement)
        : -1;
    const place = (index: number, offset: number) => {
      at.current = offset;
      const paragraph = paragraphs[index];
      const word = paragraph && wordAt(placedWords(paragraph), offset);
      const range = word && rangeIn(rows()[index], word);
      mark("cursor", [range]);
      return { word, range };
    };
    /** Where a paragraph is divided by its menu: the place of the cursor, as a press has its place. */
    const putCaret = (range: Range | undefined) => {
      held.current = undefined;
      if (range) document.getSelection()?.collapse(range.startContainer, range.startOffset);
    };
    const go = (index: number, offset: number) => {
      const target = rows()[index]?.querySelector("p");
      const paragraph = paragraphs[index];
      if (!target || !paragraph) return;
      target.focus();
      const { word, range } = place(index, offset);
      putCaret(range);
      if (word) acts.current.onMove(word, paragraph.text.slice(word.from, word.to));
    };
    const select = (index: number, to: PlacedWord | undefined) => {
      const [begun, row] = [held.current, rows()[index]];
      if (to === undefined || begun === undefined) return;
      const ends = begun.from <= to.from ? { from: begun.from, to: to.to } : { from: to.from, to: begun.to };
      const range = rangeIn(row, ends);
      place(index, to.from);
      if (range)
        document.getSelection()?.setBaseAndExtent(range.startContainer, ends.from, range.endContainer, ends.to);
    };
    const press = (event: KeyboardEvent) => {
      const index = indexOf(event.target);
      const paragraph = paragraphs[index];
      if (paragraph === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      // A press has put the caret somewhere else.
      if (document.getSelection()?.isCollapsed) at.current = caretOffset(rows()[index]) ?? at.current;
      const words = placedWords(paragraph);
      const word = words.findLastIndex(({ from }) => from <= at.current);
      const { key } = event;
      if (event.shiftKey) {
        if (key !== "ArrowRight" && key !== "ArrowLeft") return;
        held.current ??= words[word];
        select(index, words[word + (key === "ArrowRight" ? 1 : -1)] ?? words[word]);
      } else if (key === "ArrowUp") go(index - 1, 0);
      else if (key === "ArrowDown") go(index + 1, 0);
      else if (key === "ArrowRight" && word + 1 < words.length) go(index, words[word + 1]?.from ?? 0);
      else if (key === "ArrowRight") go(index + 1, 0);
      else if (key === "ArrowLeft" && word > 0) go(index, words[word - 1]?.from ?? 0);
      else if (key === "ArrowLeft") go(index - 1, paragraphs[index - 1]?.text.length ?? 0);
      else if (key === "Enter") acts.current.onEnter(paragraph, words[word]?.from ?? 0);
      else return;
      event.preventDefault();
    };
    const focus = (event: FocusEvent) => {
      const index = indexOf(event.target);
      if (index < 0) return;
      for (const stop of text.querySelectorAll<HTMLElement>('[data-stop][tabindex="0"]')) stop.tabIndex = -1;
      for (const stop of stopsOf(rows()[index])) stop.tabIndex = 0;
      if ((event.target as HTMLElement).matches(":focus-visible")) putCaret(place(index, 0).range);
    };
    const leave = () => mark("cursor", []);
    if (!text.querySelector('[data-stop][tabindex="0"]')) {
      for (const stop of stopsOf(text.querySelector("[data-paragraph]"))) stop.tabIndex = 0;
    }
    text.addEventListener("keydown", press);
    text.addEventListener("focusin", focus);
    text.addEventListener("focusout", leave);
    return () => {
      text.removeEventListener("keydown", press);
      text.removeEventListener("focusin", focus);
      text.removeEventListener("focusout", leave);
      leave();
    };
  }, [list, paragraphs]);
}

/** What of a row the key Tab comes to: its time and its text. */
function stopsOf(row: Element | null | undefined): Iterable<HTMLElement> {
  return row?.querySelectorAll<HTMLElement>("[data-stop]") ?? [];
}
