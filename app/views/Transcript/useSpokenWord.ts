import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Paragraph } from "../../../engine/index";
import { type PlacedWord, placedWords } from "../../state/transcripts/paragraphs";
import { usePlayer, usePlayhead } from "../../ui/desk/usePlayer";
import { mark, offsetAt, rangeIn, rowsOf } from "./highlights";
import { spokenAt, wordAt } from "./spoken";

interface Shown {
  readonly row: Element | undefined;
  readonly word: PlacedWord | undefined;
}

const nothing: Shown = { row: undefined, word: undefined };

/**
 * Marks the word that is being played, without rendering anything, and moves the playhead to a word that is pressed.
 * Where the browser cannot mark words, the paragraph's time tells.
 */
export function useSpokenWord(list: RefObject<HTMLOListElement | null>, paragraphs: readonly Paragraph[]): void {
  const player = usePlayer();
  const shown = useRef(nothing);
  usePlayhead(
    useCallback(
      (second: number) => {
        const spoken = second > 0 ? spokenAt(paragraphs, second) : undefined;
        const before = shown.current;
        const isSame = spoken?.word === before.word && before.row?.isConnected !== false;
        if (isSame && (spoken?.word !== undefined || before.row === undefined)) return;
        const row = spoken && rowsOf(list.current)[spoken.paragraph];
        shown.current = { row, word: spoken?.word };
        if (row !== before.row) {
          before.row?.removeAttribute("data-now");
          row?.setAttribute("data-now", "");
          if (row && player.state.follow === "on" && player.state.status === "playing") keepInSight(row);
        }
        mark("spoken", [spoken?.word && rangeIn(row, spoken.word)]);
      },
      [list, paragraphs, player],
    ),
  );
  useEffect(() => {
    const text = list.current;
    if (!text || paragraphs.length === 0) return;
    const press = (event: MouseEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-paragraph]") : null;
      const offset = offsetAt(event, row?.querySelector("p:not([contenteditable])") ?? null);
      const paragraph = row ? paragraphs[rowsOf(text).indexOf(row)] : undefined;
      const word = offset === undefined || !paragraph ? undefined : wordAt(placedWords(paragraph), offset);
      if (word && document.getSelection()?.isCollapsed !== false) player.seek(word.start);
    };
    text.addEventListener("click", press);
    return () => {
      text.removeEventListener("click", press);
      shown.current.row?.removeAttribute("data-now");
      shown.current = nothing;
      mark("spoken", []);
    };
  }, [list, paragraphs, player]);
}

/** The page moves when what is heard leaves its middle, and by whole paragraphs. */
function keepInSight(row: Element): void {
  const { top, height } = row.getBoundingClientRect();
  if (top > 0.25 * innerHeight && top + Math.min(height, innerHeight / 3) < 0.6 * innerHeight) return;
  scrollBy({ top: top - 0.25 * innerHeight, behavior: "instant" });
}
