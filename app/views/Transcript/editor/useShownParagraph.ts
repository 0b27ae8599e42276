import { useEffect, useState } from "react";
import { rowsOf } from "../highlights";

/** Index of the paragraph that somebody is at: the one that is edited, or had the focus, the pointer or a selection last. */
export function useShownParagraph(edited: number): number {
  const [last, setLast] = useState(() => Math.max(0, firstShown()));
  useEffect(() => {
    const look = ({ target }: Event) => {
      const index = target instanceof Element ? indexOf(target) : -1;
      if (index >= 0) setLast(index);
    };
    document.addEventListener("focusin", look);
    document.addEventListener("click", look);
    return () => {
      document.removeEventListener("focusin", look);
      document.removeEventListener("click", look);
    };
  }, []);
  return edited >= 0 ? edited : last;
}

/** A press on a word leaves a caret there, though whatever was pressed since has the focus. */
function firstShown(): number {
  const focused = indexOf(document.activeElement);
  return focused >= 0 ? focused : indexOf(document.getSelection()?.anchorNode ?? null);
}

function indexOf(node: Node | null): number {
  return rowsOf(document.querySelector("main ol")).findIndex((row) => row.contains(node));
}
