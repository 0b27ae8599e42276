import { isLive } from "../../state/jobs";
import { useActions, useApp } from "../../state/react";
import type { Job, RecordingJob } from "../../state/types";
import { FailureNote } from "../../ui/FailureNote";
import { clock } from "../../ui/format";
import { Note } from "../../ui/Note";
import { useChooseFiles } from "../../ui/useChooseFiles";

/** What there is to say about a transcript, a sentence and an action each. */
export function Notes({ job }: { readonly job: Job }) {
  const engine = useApp((state) => state.engine);
  return (
    <>
      {engine.status === "failed" && <FailureNote failure={engine.failure} />}
      {job.state.status === "failed" && <FailureNote failure={job.state.failure} job={job} />}
      <StoppedNote job={job} />
      <RecoveredNote job={job} />
      <SilentNote job={job} />
      {job.kind === "recording" && <RecordingNotes job={job} />}
    </>
  );
}

function StoppedNote({ job }: { readonly job: Job }) {
  const { continueJob } = useActions();
  if (job.state.status !== "stopped") return null;
  if (job.kind === "file" || job.end !== "cut-off") {
    return (
      <Note tone="plain" action={<NoteButton label="Continue" onClick={() => continueJob(job.id)} />}>
        {`Stopped at ${clock(job.seconds)}. Text kept.`}
      </Note>
    );
  }
  return (
    <Note tone="plain" action={<NoteButton label="Finish the text" onClick={() => continueJob(job.id)} />}>
      {cutOffWords(job)}
    </Note>
  );
}

/** "Your recording was cut off at 12:41. All of it is here." */
export function cutOffWords({ sound }: RecordingJob): string {
  return `Your recording was cut off at ${clock(sound.heard)}. All of it is here.`;
}

function RecoveredNote({ job }: { readonly job: Job }) {
  const { dismissRecovery } = useActions();
  const engine = useApp((state) => state.engine);
  const { state, recovered } = job;
  if (recovered === undefined || state.status === "failed") return null;
  const onProcessor = engine.status === "ready" && engine.device.software;
  const card = `The graphics card dropped out${onProcessor ? " and the processor took over" : " and is back"}.`;
  const what = recovered.from === "device" ? card : "The engine stopped, and another one took over.";
  return (
    <Note tone="good" action={<NoteButton label="Dismiss" onClick={() => dismissRecovery(job.id)} />}>
      {`${what} Nothing was lost; text resumed at ${clock(recovered.at)}.`}
    </Note>
  );
}

function SilentNote({ job }: { readonly job: Job }) {
  const chooseFiles = useChooseFiles();
  if (job.state.status !== "done" || job.segments.length > 0) return null;
  if (job.kind === "recording" && job.text === "unread") return null;
  const action = job.kind === "file" ? <NoteButton label="Choose another file" onClick={chooseFiles} /> : null;
  return (
    <Note tone="plain" action={action}>
      No speech was found in this recording.
    </Note>
  );
}

function RecordingNotes({ job }: { readonly job: RecordingJob }) {
  const { listenAgain, useSmallest } = useActions();
  const { listening, sound, end } = job;
  const live = isLive(job);
  return (
    <>
      {live && listening.status === "failed" && (
        <Note
          tone="bad"
          action={
            listening.failure.code === "out-of-memory" ? (
              <NoteButton label="Use tiny.en" onClick={useSmallest} />
            ) : (
              <NoteButton label="Try again" onClick={() => listenAgain(job.id)} />
            )
          }
        >
          {`The text stopped: “${listening.failure.message}”. Sound is still being kept.`}
        </Note>
      )}
      {sound.keeping === "full" && (
        <Note tone="bad" action={null}>
          {live
            ? "No room left on this device: the rest of the sound is kept in this tab only."
            : "The end of the sound is kept in this tab only. Save it before you close the tab."}
        </Note>
      )}
      {sound.keeping === "memory" && (
        <Note tone="plain" action={null}>
          This browser keeps no files here, as in a private window: the recording lives in this tab only.
        </Note>
      )}
      {end === "unplugged" && (
        <Note tone="plain" action={null}>
          {`The sound ended at ${clock(sound.heard)}: the microphone was unplugged, or the tab no longer shared.`}
        </Note>
      )}
      {live && (job.capture?.lost.length ?? 0) > 0 && end === "open" && (
        <Note tone="plain" action={null}>
          {job.capture?.lost.includes("Me")
            ? "The microphone is gone. The tab is still recorded."
            : "The tab is no longer shared. The microphone is still recorded."}
        </Note>
      )}
    </>
  );
}

export function NoteButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="btn" onClick={onClick}>
      {label}
    </button>
  );
}
