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

/** Editing, and the code for it, which is fetched once there is text: the first key of who begins to edit shall not be lost. */
export interface EditingWithCode extends Editing {
  readonly editor: Loaded<Awaited<ReturnType<typeof loadEditor>>>;
}

/** One paragraph of so many at a time is editable; none whose segments are among those that `grow`. */
export function useEditing(paragraphs: number, grow: ReadonlySet<number>): EditingWithCode {
  const [caret, setCaret] = useState<Caret>();
  const editor = useLoaded(loadEditor, paragraphs > 0 ? "yes" : "no");
  const growing = useRef(grow);
  useLayoutEffect(() => {
    growing.current = grow;
  });
  const begin = useCallback<Editing["begin"]>(({ segments }, from, to = from) => {
    if (segments.some(({ id }) => growing.current.has(id))) return;
    setCaret({ ids: new Set(segments.map(({ id }) => id)), from, to });
  }, []);
  const [correction, corrected] = useState<Correction>();
  const leave = useCallback(() => setCaret(undefined), []);
  return useMemo(
    () => ({ caret, editor, begin, leave, correction, corrected }),
    [caret, editor, begin, leave, correction],
  );
}
