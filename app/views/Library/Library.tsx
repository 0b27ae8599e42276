import type { Job } from "../../state/queue/job";
import { useActions, useApp } from "../../state/react";
import { isOfThisVisit, keepsText } from "../../state/selectors";
import { type Strings, useStrings } from "../../strings/strings";
import { EngineNote } from "../../ui/EngineNote";
import { UnreadableRows } from "../../ui/UnreadableRows";
import css from "./Library.module.css";
import { LibraryRow } from "./LibraryRow";

/** Where what is listed here lies. */
const kept = ["transcripts", "recordings"] as const;

/** All transcripts of files, one row each, transcribed from the top down, and all recordings. */
export function Library() {
  const { common, frame, library } = useStrings();
  const all = useApp((state) => state.jobs);
  const jobs = all.filter(({ kind }) => kind === "file");
  const recordings = all.filter(({ kind }) => kind === "recording").reverse();
  const { show, removeJob, stop, continueJob, discard } = useActions();
  if (all.length === 0) return <Empty />;
  const row = (job: Job) => (
    <LibraryRow
      key={job.id}
      job={job}
      onOpen={() => show({ view: "transcript", job: job.id })}
      onRemove={() => {
        // One of them is for what is kept, the other for what is not.
        discard(job.id);
        removeJob(job.id);
      }}
      onStop={stop}
      onContinue={() => void continueJob(job.id)}
    />
  );
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <EngineNote />
          <h1 className="title">{frame.places.library}</h1>
          <p className={`meta dots ${css.summary}`}>
            <span>{jobs.length > 0 ? headline(jobs, library) : common.recordings(recordings.length)}</span>
            {summary(jobs.length > 0 ? jobs : recordings, library).map((words) => (
              <span key={words}>{words}</span>
            ))}
          </p>
          <UnreadableRows places={kept} />
          <ol className={css.rows} aria-label={jobs.length > 0 ? library.files : library.recordings}>
            {(jobs.length > 0 ? jobs : recordings).map(row)}
          </ol>
          {jobs.length > 0 && recordings.length > 0 && (
            <>
              <h2 className={`title ${css.second}`}>{common.recordings(recordings.length)}</h2>
              <ol className={css.rows} aria-label={library.recordings}>
                {recordings.map(row)}
              </ol>
            </>
          )}
        </div>
      </div>
    </main>
  );
}

/** What the library is for, and how to begin. */
function Empty() {
  const { frame, notes } = useStrings();
  const { empty, places } = frame;
  const keeping = useApp(keepsText);
  const { show } = useActions();
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <h1 className="title">{places.library}</h1>
          <p className={css.empty}>{empty.title}</p>
          <p className={css.lede}>{keeping === "memory" ? notes.textTabOnly : empty.about}</p>
          <UnreadableRows places={kept} />
          <button type="button" className="btn" onClick={() => show({ view: "start" })}>
            {empty.begin}
          </button>
        </div>
      </div>
    </main>
  );
}

type LibraryStrings = Strings["library"];

function headline(jobs: readonly Job[], strings: LibraryStrings): string {
  const batch = jobs.filter(isOfThisVisit);
  const at = batch.findIndex((job) => job.state.status === "running" || job.state.status === "stopping");
  return at >= 0 ? strings.transcribing(at + 1, batch.length) : strings.fileCount(jobs.length);
}

function summary(jobs: readonly Job[], strings: LibraryStrings): readonly string[] {
  const number = (status: Job["state"]["status"]) => jobs.filter((job) => job.state.status === status).length;
  const told = ["done", "waiting", "stopped", "failed"] as const;
  return told.filter((status) => number(status) > 0).map((status) => strings[status](number(status)));
}
