import { useCallback, useMemo, useState } from "react";
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

interface Wanted {
  /** How many there are. */
  readonly paragraphs: number;
  /** Why none is edited now; undefined: they are. */
  readonly obstacle: string | undefined;
  readonly say: Editing["say"];
}

/** One paragraph at a time is editable. */
export function useEditing({ paragraphs, obstacle, say }: Wanted): EditingWithCode {
  const [caret, setCaret] = useState<Caret>();
  const editor = useLoaded(loadEditor, paragraphs > 0 ? "yes" : "no");
  const begin = useCallback<Editing["begin"]>(
    ({ segments }, from, to = from) => {
      if (obstacle === undefined) setCaret({ ids: new Set(segments.map(({ id }) => id)), from, to });
      else say(obstacle);
    },
    [obstacle, say],
  );
  const [correction, corrected] = useState<Correction>();
  const leave = useCallback(() => setCaret(undefined), []);
  return useMemo(
    () => ({ caret, editor, begin, leave, say, correction, corrected }),
    [caret, editor, begin, leave, say, correction],
  );
}
