import { type RefObject, useEffect, useRef } from "react";
import type { Paragraph } from "../../../engine/index";
import { type PlacedWord, placedWords } from "../../state/transcripts/paragraphs";
import { inIdleTime } from "../../ui/idleTime";
import { mark, rangeIn, rowsOf } from "./highlights";

/** A word that the model gives less than this is marked. */
const sure = 0.5;

/** Paragraphs whose words are placed at once: those of hours are when the page is seen and has nothing else to do. */
const placedAtOnce = 40;

export function isUnsure({ probability }: PlacedWord): boolean {
  return probability !== undefined && probability < sure;
}

/** Marks the words that the model is not sure of. */
export function useUnsureWords(list: RefObject<HTMLOListElement | null>, paragraphs: readonly Paragraph[]): void {
  const marked = useRef(new WeakMap<Paragraph, readonly Range[]>());
  useEffect(() => {
    const markAll = () => {
      const rows = rowsOf(list.current);
      const ranges = paragraphs.flatMap((paragraph, index) => {
        const known = marked.current.get(paragraph);
        if (known?.every(({ startContainer }) => startContainer.isConnected)) return known;
        const found = placedWords(paragraph)
          .filter(isUnsure)
          .flatMap((word) => rangeIn(rows[index], word) ?? []);
        marked.current.set(paragraph, found);
        return found;
      });
      mark("unsure", ranges);
    };
    const fresh = paragraphs.filter((paragraph) => !marked.current.has(paragraph));
    if (fresh.length > placedAtOnce) return inIdleTime({ things: fresh, each: placedWords, done: markAll });
    markAll();
    return undefined;
  }, [list, paragraphs]);
  useEffect(() => () => mark("unsure", []), []);
}
