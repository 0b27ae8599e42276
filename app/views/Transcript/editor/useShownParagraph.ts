import { useEffect, useState } from "react";
import { rowsOf } from "../highlights";

/** Index of the paragraph that somebody is at: the one that is edited, or had the focus or the pointer last. */
export function useShownParagraph(edited: number): number {
  const [last, setLast] = useState(() => Math.max(0, indexOf(document.activeElement)));
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

function indexOf(element: Element | null): number {
  return rowsOf(document.querySelector("main ol")).findIndex((row) => row.contains(element));
}
