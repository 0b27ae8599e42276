import type { Job } from "../../state/queue/job";
import { useActions, useApp, useTranscript } from "../../state/react";
import { editsOf } from "../../state/transcripts/editActions";
import { useStrings } from "../../strings/strings";

/** Whether what was edited at this visit lies on the device. */
export function SavedEdits({ job }: { readonly job: Job }) {
  const { editing, failures } = useStrings();
  const { saveEdits } = useActions();
  const transcript = useTranscript(job);
  const { keeping, editedAt } = useApp((state) => editsOf(state, transcript));
  if (keeping === "elsewhere") return <span className="bad">{editing.elsewhere}</span>;
  if (editedAt === undefined) return null;
  if (keeping === "saved") return <span className="good">{editing.saved}</span>;
  if (keeping === "saving") return <span>{editing.saving}</span>;
  return (
    <span className="bad">
      {editing.notSaved}{" "}
      <button type="button" className="link" onClick={() => void saveEdits(job.id)}>
        {failures.actions.tryAgain}
      </button>
    </span>
  );
}
