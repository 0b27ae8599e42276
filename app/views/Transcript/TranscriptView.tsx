import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { paragraphs } from "../../state/paragraphs";
import { useActions, useApp } from "../../state/react";
import { jobById } from "../../state/selectors";
import type { Job } from "../../state/types";
import { FailureNote } from "../../ui/FailureNote";
import { clock } from "../../ui/format";
import { Note } from "../../ui/Note";
import { useChooseFiles } from "../../ui/useChooseFiles";
import { type ExportToggle, Header } from "./Header";
import { Text } from "./Text";

const ExportPanel = lazy(async () => ({ default: (await import("./ExportPanel")).ExportPanel }));

/** One file's text, from the moment it is chosen: the title, then paragraphs with their start in the margin. */
export function TranscriptView({ id }: { readonly id: number }) {
  const { markTaken } = useActions();
  const job = useApp((state) => jobById(state, id));
  const set = useMemo(() => paragraphs(job?.segments ?? []), [job?.segments]);
  const [state, setState] = useState<ExportToggle["state"]>("closed");
  const button = useRef<HTMLButtonElement>(null);
  if (job === undefined) return null;
  const toggle = () => {
    setState(state === "open" ? "closed" : "open");
    button.current?.focus();
  };
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <Notes job={job} />
          <Header job={job} exporting={{ state, toggle, button }} />
        </div>
        <Text job={job} paragraphs={set} />
        {state === "open" && (
          <Suspense>
            <ExportPanel job={job} onClose={toggle} onSaved={() => markTaken(job.id)} />
          </Suspense>
        )}
      </div>
    </main>
  );
}

function Notes({ job }: { readonly job: Job }) {
  const { continueJob, dismissRecovery } = useActions();
  const engine = useApp((state) => state.engine);
  const chooseFiles = useChooseFiles();
  const { state, recoveredAt } = job;
  const onProcessor = engine.status === "ready" && engine.device.software;
  return (
    <>
      {engine.status === "failed" && <FailureNote failure={engine.failure} />}
      {state.status === "failed" && <FailureNote failure={state.failure} job={job} />}
      {state.status === "stopped" && (
        <Note tone="plain" action={<NoteButton label="Continue" onClick={() => continueJob(job.id)} />}>
          {`Stopped at ${clock(job.seconds)}. Text kept.`}
        </Note>
      )}
      {recoveredAt !== undefined && state.status !== "failed" && (
        <Note tone="good" action={<NoteButton label="Dismiss" onClick={() => dismissRecovery(job.id)} />}>
          {`The graphics card dropped out${onProcessor ? " and the processor took over" : " and is back"}. Nothing was lost; text resumed at ${clock(recoveredAt)}.`}
        </Note>
      )}
      {state.status === "done" && job.segments.length === 0 && (
        <Note tone="plain" action={<NoteButton label="Choose another file" onClick={chooseFiles} />}>
          No speech was found in this recording.
        </Note>
      )}
    </>
  );
}

function NoteButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="btn" onClick={onClick}>
      {label}
    </button>
  );
}
