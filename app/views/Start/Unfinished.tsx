import type { FileJob, RecordingJob } from "../../state/queue/job";
import { useActions, useApp, useTitle } from "../../state/react";
import { isCutOff } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { cutOffWords } from "../../ui/cutOffWords";
import { Note, NoteButton } from "../../ui/Note";
import { useChooseAgain } from "../../ui/useChooseFiles";

/** What was cut off at an earlier visit, and the way to the rest of it: the newest recording, and all files. */
export function Unfinished() {
  const jobs = useApp((state) => state.jobs).filter(isCutOff);
  const recording = jobs.findLast((job) => job.kind === "recording");
  const files = jobs.filter((job) => job.kind === "file");
  const [file] = files;
  return (
    <>
      {recording && <RecordingNote job={recording} />}
      {file && (files.length === 1 ? <FileNote job={file} /> : <FilesNote jobs={files} />)}
    </>
  );
}

function RecordingNote({ job }: { readonly job: RecordingJob }) {
  const { notes, start } = useStrings();
  const { continueJob, show } = useActions();
  const finish = () => {
    void continueJob(job.id);
    show({ view: "transcript", job: job.id });
  };
  return (
    <Note tone="plain" action={<NoteButton label={start.finishText} onClick={finish} />}>
      {cutOffWords(job, notes)}
    </Note>
  );
}

function FileNote({ job }: { readonly job: FileJob }) {
  const { common, notes, start } = useStrings();
  const { continueJob, show } = useActions();
  const chooseAgain = useChooseAgain(job.id);
  const title = useTitle(job);
  const isMissing = job.file.status === "missing";
  const goOn = () => {
    if (isMissing) chooseAgain();
    else void continueJob(job.id);
    show({ view: "transcript", job: job.id });
  };
  return (
    <Note tone="plain" action={<NoteButton label={isMissing ? notes.chooseAgain : common.goOn} onClick={goOn} />}>
      {start.fileCutOff(title)}
    </Note>
  );
}

/** Those that the browser can read go on; the library has them all, and offers to choose the others. */
function FilesNote({ jobs }: { readonly jobs: readonly FileJob[] }) {
  const { common, frame, start } = useStrings();
  const { continueJob, show } = useActions();
  const readable = jobs.filter(({ file }) => file.status !== "missing");
  const goOn = () => {
    for (const { id } of readable) void continueJob(id);
    show({ view: "library" });
  };
  const label = readable.length > 0 ? common.goOn : frame.places.library;
  return (
    <Note tone="plain" action={<NoteButton label={label} onClick={goOn} />}>
      {start.filesCutOff(jobs.length)}
    </Note>
  );
}
