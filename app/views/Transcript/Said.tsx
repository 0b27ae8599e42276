import { useCallback, useEffect, useState } from "react";
import css from "./OverDesk.module.css";

/** Something that stands over the desk for a while. */
export function Said({ words }: { readonly words: string | undefined }) {
  return (
    <p className={words ? css.over : "sr"} role="status">
      {words}
    </p>
  );
}

/** Milliseconds for which it stands there. */
const shownFor = 4000;

/** What is said just now, and what says something else; the same once more stands there anew. */
export function useSaid(): readonly [string | undefined, (words: string) => void] {
  const [said, setSaid] = useState<{ readonly words: string }>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(setSaid, shownFor, undefined);
    return () => clearTimeout(timer);
  }, [said]);
  return [said?.words, useCallback((words: string) => setSaid({ words }), [])];
}
