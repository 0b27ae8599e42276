import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Loaded, useLoaded } from "../../ui/useLoaded";
import type { Caret, Editing } from "./editing";
import type { Correction } from "./editor/correctionOf";

async function loadEditor() {
  const [paragraph, offer] = await Promise.all([
    import("./editor/EditableParagraph"),
    import("./editor/CorrectionOffer"),
  ]);
  return { ...paragraph, ...offer };
}

/** Editing, and the code for it, which is fetched when the first paragraph is edited. */
export interface EditingWithCode extends Editing {
  readonly editor: Loaded<Awaited<ReturnType<typeof loadEditor>>>;
}

/** One paragraph at a time is editable; none whose segments are among those that `grow`. */
export function useEditing(grow: ReadonlySet<number>): EditingWithCode {
  const [caret, setCaret] = useState<Caret>();
  const [wanted, setWanted] = useState<"yes" | "no">("no");
  const editor = useLoaded(loadEditor, wanted);
  const growing = useRef(grow);
  useLayoutEffect(() => {
    growing.current = grow;
  });
  const begin = useCallback<Editing["begin"]>(({ segments }, from, to = from) => {
    if (segments.some(({ id }) => growing.current.has(id))) return;
    setWanted("yes");
    setCaret({ ids: new Set(segments.map(({ id }) => id)), from, to });
  }, []);
  const [correction, corrected] = useState<Correction>();
  const leave = useCallback(() => setCaret(undefined), []);
  return useMemo(
    () => ({ caret, editor, begin, leave, correction, corrected }),
    [caret, editor, begin, leave, correction],
  );
}
