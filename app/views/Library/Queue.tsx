import type { Job } from "../../state/queue/job";
import { useActions } from "../../state/react";
import { isOfThisVisit } from "../../state/selectors";
import { type Strings, useStrings } from "../../strings/strings";
import css from "./Library.module.css";
import { QueueRow } from "./QueueRow";

/** What is worked on, waits or could not be read, one row each, transcribed from the top down. */
export function Queue({ jobs }: { readonly jobs: readonly Job[] }) {
  const { library } = useStrings();
  const { show, removeJob, stop, continueJob, discard } = useActions();
  if (jobs.length === 0) return null;
  return (
    <section className={css.queue} aria-label={headline(jobs, library)}>
      <h2 className={css.queueHead}>{headline(jobs, library)}</h2>
      <p className="meta dots">
        {summary(jobs, library).map((words) => (
          <span key={words}>{words}</span>
        ))}
      </p>
      <ol className={css.rows} aria-label={library.files}>
        {jobs.map((job) => (
          <QueueRow
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
        ))}
      </ol>
    </section>
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
