import type { FileJob, Job } from "../../state/queue/job";
import { useActions, useTranscript } from "../../state/react";
import { isBegun } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { cutOffWords } from "../../ui/cutOffWords";
import { missingWords } from "../../ui/missingWords";
import { Note, NoteButton } from "../../ui/Note";
import { useChooseAgain } from "../../ui/useChooseFiles";
import css from "./Transcript.module.css";

/**
 * How far a text came that ended before its sound, and the way on. It stands where the text ends, and over the desk for whoever
 * reads further up.
 */
export function StoppedNote({ job }: { readonly job: Job }) {
  if (job.state.status !== "stopped") return null;
  return (
    <div className={`grid ${css.stopped}`}>
      <div className="text-column">
        <Sentence job={job} />
      </div>
    </div>
  );
}

function Sentence({ job }: { readonly job: Job }) {
  const { common, notes, start } = useStrings();
  const { continueJob } = useActions();
  const transcript = useTranscript(job);
  if (job.kind === "file" && job.file.status === "missing") return <FileNote job={job} />;
  if (job.kind === "file" || job.end !== "cut-off" || job.again) {
    return (
      <Note tone="plain" action={<NoteButton label={common.goOn} onClick={() => void continueJob(job.id)} />}>
        {isBegun(job, transcript) ? common.stoppedAt(job.seconds) : common.noTextYet}
      </Note>
    );
  }
  return (
    <Note tone="plain" action={<NoteButton label={start.finishText} onClick={() => void continueJob(job.id)} />}>
      {cutOffWords(job, notes)}
    </Note>
  );
}

/** A file of an earlier visit that the browser cannot read by itself. */
function FileNote({ job }: { readonly job: FileJob }) {
  const { notes } = useStrings();
  const chooseAgain = useChooseAgain(job.id);
  const transcript = useTranscript(job);
  const isRefused = job.file.status === "missing" && job.file.refused !== undefined;
  return (
    <Note tone={isRefused ? "bad" : "plain"} action={<NoteButton label={notes.chooseAgain} onClick={chooseAgain} />}>
      {missingWords(job, transcript, notes)}
    </Note>
  );
}
