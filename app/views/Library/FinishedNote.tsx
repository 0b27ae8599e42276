import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { NoteButton } from "../../ui/Note";
import { ExportAll } from "./ExportAll";
import css from "./Queue.module.css";

/** What came of the files that were done last, and the way out for all of them at once. */
export function FinishedNote() {
  const { offline, queue } = useStrings();
  const { dismissFinished } = useActions();
  const finished = useApp((state) => state.finished);
  const jobs = useApp((state) => state.jobs);
  const ids = finished.filter((id) => jobs.some((job) => job.id === id));
  if (ids.length === 0) return null;
  return (
    <section className={css.finished} aria-label={queue.doneTitle(ids.length)}>
      <p>{queue.doneTitle(ids.length)}</p>
      <ExportAll ids={ids} />
      <NoteButton label={offline.dismiss} onClick={dismissFinished} />
    </section>
  );
}
