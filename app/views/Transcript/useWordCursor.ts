import { type RefObject, useEffect, useRef } from "react";
import type { Paragraph } from "../../../engine/index";
import { type PlacedWord, placedWords } from "../../state/transcripts/paragraphs";
import { mark, rangeIn, rowsOf } from "./highlights";
import { wordAt } from "./spoken";

export interface WordCursor {
  /** Something is to be done with the word that the cursor is on. */
  readonly onMove: (word: PlacedWord, text: string) => void;
  /** Enter was pressed: the paragraph, and the place of the cursor in its text. */
  readonly onEnter: (paragraph: Paragraph, offset: number) => void;
}

/**
 * Makes the words of the text reachable by keyboard: one paragraph is a tab stop, Up and Down go to the others, Left and Right
 * from word to word. The cursor is a mark, so no word is an element.
 */
export function useWordCursor(
  list: RefObject<HTMLOListElement | null>,
  paragraphs: readonly Paragraph[],
  cursor: WordCursor,
): void {
  const at = useRef(0);
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
      mark("cursor", [word && rangeIn(rows()[index], word)]);
      return word;
    };
    const go = (index: number, offset: number) => {
      const target = rows()[index]?.querySelector("p");
      const paragraph = paragraphs[index];
      if (!target || !paragraph) return;
      target.focus();
      const word = place(index, offset);
      if (word) acts.current.onMove(word, paragraph.text.slice(word.from, word.to));
    };
    const press = (event: KeyboardEvent) => {
      const index = indexOf(event.target);
      const paragraph = paragraphs[index];
      if (paragraph === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const words = placedWords(paragraph);
      const word = words.findLastIndex(({ from }) => from <= at.current);
      const { key } = event;
      if (key === "ArrowUp") go(index - 1, 0);
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
      for (const stop of text.querySelectorAll<HTMLElement>('p[tabindex="0"]')) stop.tabIndex = -1;
      (event.target as HTMLElement).tabIndex = 0;
      if ((event.target as HTMLElement).matches(":focus-visible")) place(index, 0);
    };
    const leave = () => mark("cursor", []);
    if (!text.querySelector('p[tabindex="0"]'))
      text.querySelector<HTMLElement>("[data-paragraph] p")?.setAttribute("tabindex", "0");
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
