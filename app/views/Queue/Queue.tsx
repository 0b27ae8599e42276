import { useActions, useApp } from "../../state/react";
import type { Job } from "../../state/types";
import { FailureNote } from "../../ui/FailureNote";
import { count } from "../../ui/format";
import css from "./Queue.module.css";
import { QueueRow } from "./QueueRow";

/** All files since the page opened, one row each, transcribed from the top down, and all recordings. */
export function Queue() {
  const all = useApp((state) => state.jobs);
  const jobs = all.filter(({ kind }) => kind === "file");
  const recordings = all.filter(({ kind }) => kind === "recording").reverse();
  const engine = useApp((state) => state.engine);
  const { show, removeJob, stop, continueJob, discard } = useActions();
  const row = (job: Job) => (
    <QueueRow
      key={job.id}
      job={job}
      onOpen={() => show({ view: "transcript", job: job.id })}
      onRemove={() => (job.kind === "recording" ? discard(job.id) : removeJob(job.id))}
      onStop={stop}
      onContinue={() => continueJob(job.id)}
    />
  );
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          {engine.status === "failed" && <FailureNote failure={engine.failure} />}
          <h1 className="title">{jobs.length > 0 ? headline(jobs) : count(recordings.length, "recording")}</h1>
          <p className={`meta dots ${css.summary}`}>
            {summary(jobs.length > 0 ? jobs : recordings).map((words) => (
              <span key={words}>{words}</span>
            ))}
          </p>
          <ol className={css.rows} aria-label={jobs.length > 0 ? "Files" : "Recordings"}>
            {(jobs.length > 0 ? jobs : recordings).map(row)}
          </ol>
          {jobs.length > 0 && recordings.length > 0 && (
            <>
              <h2 className={`title ${css.second}`}>{count(recordings.length, "recording")}</h2>
              <ol className={css.rows} aria-label="Recordings">
                {recordings.map(row)}
              </ol>
            </>
          )}
        </div>
      </div>
    </main>
  );
}

function headline(jobs: readonly Job[]): string {
  const at = jobs.findIndex((job) => job.state.status === "running" || job.state.status === "stopping");
  return at >= 0 ? `Transcribing ${at + 1} of ${jobs.length}` : count(jobs.length, "file");
}

function summary(jobs: readonly Job[]): readonly string[] {
  const number = (status: Job["state"]["status"]) => jobs.filter((job) => job.state.status === status).length;
  const parts = [
    [number("done"), "done"],
    [number("waiting"), "waiting"],
    [number("stopped"), "stopped"],
    [number("failed"), "failed"],
  ] as const;
  return parts.filter(([n]) => n > 0).map(([n, words]) => `${n}\u00a0${words}`);
}
