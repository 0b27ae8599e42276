import { unreadTimes } from "../../client/decoding/unread";
import type { FileJob, Job, RecordingJob } from "../../state/queue/job";
import { isLive } from "../../state/queue/jobs";
import { useActions, useApp, useTranscript } from "../../state/react";
import { hasText } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { EngineNote } from "../../ui/EngineNote";
import { FailureNote } from "../../ui/FailureNote";
import { Note, NoteButton } from "../../ui/Note";
import { FreeRoom } from "../../ui/room/FreeRoom";
import { useChooseFiles } from "../../ui/useChooseFiles";
import { AttachNote } from "./AttachNote";
import { CopyNote } from "./CopyNote";
import { ForeignNote } from "./ForeignNote";

/** What there is to say about a transcript, a sentence and an action each. */
export function Notes({ job }: { readonly job: Job }) {
  return (
    <>
      <EngineNote />
      <AttachNote job={job} />
      {job.state.status === "failed" && <FailureNote failure={job.state.failure} job={job} />}
      <KeepingNote job={job} />
      <RecoveredNote job={job} />
      <FewerNote job={job} />
      <ForeignNote job={job} />
      <SilentNote job={job} />
      {job.kind === "file" && <SoundNotes job={job} />}
      {job.kind === "file" && <CopyNote job={job} />}
      {job.kind === "recording" && <RecordingNotes job={job} />}
    </>
  );
}

/** Text that is nowhere but here, until the user has taken it. */
function KeepingNote({ job }: { readonly job: Job }) {
  const { notes, room } = useStrings();
  const { segments, keeping } = useTranscript(job);
  const textKeeping = useApp((state) => state.textKeeping);
  if (textKeeping === "tight") {
    return (
      <Note tone="plain" action={<FreeRoom />}>
        {room.tight}
      </Note>
    );
  }
  if (textKeeping === "database" || segments.length === 0 || keeping === "taken") return null;
  if (textKeeping === "full") {
    return (
      <Note tone="bad" action={<FreeRoom />}>
        {notes.textNoRoom}
      </Note>
    );
  }
  // A recording says it of its sound.
  if (job.kind === "recording" && job.sound.keeping === "memory") return null;
  return (
    <Note tone="plain" action={null}>
      {notes.textTabOnly}
    </Note>
  );
}

function RecoveredNote({ job }: { readonly job: Job }) {
  const { notes } = useStrings();
  const { dismissRecovery } = useActions();
  const engine = useApp((state) => state.engine);
  const { state, recovered } = job;
  if (recovered === undefined || state.status === "failed") return null;
  const onProcessor = engine.status === "ready" && engine.device.software;
  const card = onProcessor ? notes.processorTookOver : notes.cardIsBack;
  const replaced = { device: card, engine: notes.engineReplaced, server: notes.serverLost };
  const words = { ...replaced, "speaker-search": () => notes.processorFindsSpeakers }[recovered.from];
  return (
    <Note tone="good" action={<NoteButton label={notes.dismiss} onClick={() => dismissRecovery(job.id)} />}>
      {words(recovered.at)}
    </Note>
  );
}

/** Why it takes longer than it might. */
function FewerNote({ job: { state, windows } }: { readonly job: Job }) {
  const { notes } = useStrings();
  if (windows === undefined || state.status !== "running") return null;
  return (
    <Note tone="plain" action={null}>
      {notes.fewerAtOnce(windows)}
    </Note>
  );
}

/** What was not read of a file, and which of its tracks was. */
function SoundNotes({ job }: { readonly job: FileJob }) {
  const { notes } = useStrings();
  const { hearTrack } = useActions();
  const { heard, file } = job;
  if (heard === undefined) return null;
  const { tracks, track, unread } = heard;
  const next = (track + 1) % tracks.length;
  return (
    <>
      {unread.length > 0 && (
        <Note tone="plain" action={null}>
          {notes.couldNotBeRead(unread.map((part) => unreadTimes(part, ` ${notes.until} `)).join(", "))}
        </Note>
      )}
      {tracks.length > 1 && file.status === "here" && (
        <Note
          tone="plain"
          action={<NoteButton label={notes.hearTrack(next + 1)} onClick={() => hearTrack(job.id, next)} />}
        >
          {notes.trackHeard(track + 1, tracks.length)}
        </Note>
      )}
    </>
  );
}

function SilentNote({ job }: { readonly job: Job }) {
  const { common, failures } = useStrings();
  const chooseFiles = useChooseFiles();
  const transcript = useTranscript(job);
  if (job.state.status !== "done" || hasText(transcript)) return null;
  const action = job.kind === "file" ? <NoteButton label={failures.actions.chooseFile} onClick={chooseFiles} /> : null;
  return (
    <Note tone="plain" action={action}>
      {common.nothingSaid}
    </Note>
  );
}

/** What of a recording was not kept, now and at any later visit. */
function LossNotes({ job: { audio, sound } }: { readonly job: RecordingJob }) {
  const { notes } = useStrings();
  const { missing, noRoomFrom, keeping } = sound;
  return (
    <>
      {missing !== undefined && (
        <Note tone="bad" action={null}>
          {notes.notKept(missing.map((part) => unreadTimes(part, "–")).join(", "))}
        </Note>
      )}
      {noRoomFrom !== undefined && keeping !== "full" && audio.status !== "deleted" && (
        <Note tone="bad" action={null}>
          {notes.noRoomFrom(noRoomFrom)}
        </Note>
      )}
    </>
  );
}

function RecordingNotes({ job }: { readonly job: RecordingJob }) {
  const { failures, notes } = useStrings();
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
              <NoteButton label={failures.actions.useSmallest} onClick={useSmallest} />
            ) : (
              <NoteButton label={failures.actions.tryAgain} onClick={() => listenAgain(job.id)} />
            )
          }
        >
          {notes.textStopped(listening.failure.message)}
        </Note>
      )}
      <LossNotes job={job} />
      {sound.keeping === "full" && (
        <Note tone="bad" action={<FreeRoom />}>
          {live ? notes.noRoom : notes.endInTabOnly}
        </Note>
      )}
      {sound.keeping === "memory" && (
        <Note tone="plain" action={null}>
          {notes.tabOnly}
        </Note>
      )}
      {end === "unplugged" && (
        <Note tone="plain" action={null}>
          {notes.unplugged(sound.heard)}
        </Note>
      )}
      {live && (job.capture?.lost.length ?? 0) > 0 && end === "open" && (
        <Note tone="plain" action={null}>
          {job.capture?.lost.includes("Me") ? notes.microphoneGone : notes.tabGone}
        </Note>
      )}
    </>
  );
}
