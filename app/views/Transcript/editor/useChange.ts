import type { Segments } from "../../../client/transcripts/edit/edit";
import { useActions } from "../../../state/react";
import { useStrings } from "../../../strings/strings";
import type { Editing } from "../editing";

/** What changes a text by a function of its segments, and says why where that is not done. */
export function useChange(job: number, { say }: Pick<Editing, "say">) {
  const { editing } = useStrings();
  const { edit } = useActions();
  return async (how: (segments: Segments) => Segments) => {
    const outcome = await edit(job, (text) => ({ ...text, segments: how(text.segments) }));
    if (outcome === "running") say(editing.notYet);
    else if (outcome === "elsewhere") say(editing.elsewhere);
    return outcome;
  };
}
