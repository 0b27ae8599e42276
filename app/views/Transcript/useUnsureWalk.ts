import { useCallback } from "react";
import { placedWords } from "../../state/transcripts/paragraphs";
import { type Editing, editedIndex, type TextParagraph } from "./editing";
import { isUnsure } from "./useUnsureWords";

interface Walking {
  readonly paragraphs: readonly TextParagraph[];
  readonly editing: Editing;
}

/** Selects the next or the previous word that the model is not sure of, ready to be written anew; around the end it goes on. */
export function useUnsureWalk({ paragraphs, editing }: Walking): (way: "next" | "previous") => void {
  return useCallback(
    (way) => {
      const all = paragraphs.flatMap((paragraph, index) =>
        placedWords(paragraph)
          .filter(isUnsure)
          .map(({ from, to }) => ({ paragraph, index, from, to })),
      );
      const at = editedIndex(paragraphs, editing.caret);
      const offset = document.getSelection()?.focusOffset ?? 0;
      const isBehind = (one: (typeof all)[number]) => one.index > at || (one.index === at && one.from >= offset);
      const isBefore = (one: (typeof all)[number]) => one.index < at || (one.index === at && one.to < offset);
      const found = way === "next" ? (all.find(isBehind) ?? all[0]) : (all.findLast(isBefore) ?? all.at(-1));
      if (found) editing.begin(found.paragraph, found.from, found.to);
    },
    [paragraphs, editing],
  );
}
