import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Note, NoteButton } from "../../ui/Note";

/** The newest text that was cut off at an earlier visit, and the way to the rest of it. */
export function Unfinished() {
  const { notes, start } = useStrings();
  const { continueJob, show } = useActions();
  const job = useApp(({ jobs }) => {
    const found = jobs.findLast(
      (one) => one.kind === "recording" && one.end === "cut-off" && one.state.status === "stopped",
    );
    return found?.kind === "recording" ? found : undefined;
  });
  if (job === undefined) return null;
  const finish = () => {
    continueJob(job.id);
    show({ view: "transcript", job: job.id });
  };
  return (
    <Note tone="plain" action={<NoteButton label={start.finishText} onClick={finish} />}>
      {notes.cutOff(job.sound.heard)}
    </Note>
  );
}
