import type { Job } from "../../state/queue/job";
import { useActions, useApp } from "../../state/react";
import { speakerName } from "../../state/recording/speakers";
import { titleOf } from "../../state/transcripts/transcript";
import type { Undoable } from "../../state/transcripts/transcriptsState";
import { around } from "../../strings/around";
import { useStrings } from "../../strings/strings";
import { ModelToast } from "./ModelToast";
import { QueuedToast } from "./QueuedToast";
import css from "./Toast.module.css";
import { UndoToast } from "./UndoToast";

/** Where it is said what was just done and can be taken back. */
export function Toast() {
  return (
    <div role="status" className={css.place}>
      <TranscriptToast />
      <ModelToast />
      <QueuedToast />
    </div>
  );
}

function TranscriptToast() {
  const { page: strings } = useStrings();
  const { undoLast, holdUndo } = useActions();
  const undoable = useApp((state) => state.undoable);
  if (undoable === undefined) return null;
  return (
    <UndoToast undo={{ label: strings.undo, onClick: undoLast }} onHold={holdUndo}>
      <DoneWords undoable={undoable} />
    </UndoToast>
  );
}

function DoneWords({ undoable }: { readonly undoable: Undoable }) {
  const { common, page: strings } = useStrings();
  const jobs = useApp((state) => state.jobs);
  const transcripts = useApp((state) => state.transcripts);
  if (undoable.what === "merged") return <VoicesWords of={[undoable.from, undoable.to]} say="merged" />;
  if (undoable.what === "parted") return <VoicesWords of={[undoable.name, undoable.other]} say="parted" />;
  const [job, ...more] = jobsOf(undoable, jobs);
  const transcript = job && transcripts.get(job.transcript);
  if (more.length > 0) return strings.deletedSeveral(more.length + 1);
  return transcript && around(strings[wordsFor[undoable.what]], <bdi>{titleOf(transcript, common)}</bdi>);
}

interface VoicesWordsProps {
  readonly of: readonly [string, string];
  readonly say: "merged" | "parted";
}

/** What became of two voices, each by its name as the user reads it. */
function VoicesWords({ of: [one, other], say }: VoicesWordsProps) {
  const strings = useStrings();
  return strings.speakers[say](speakerName(one, strings), speakerName(other, strings));
}

const wordsFor = { deleted: "deleted", "sound-deleted": "soundDeleted", renamed: "renamed" } as const;

type OfJobs = Exclude<Undoable, { readonly what: "merged" | "parted" }>;

function jobsOf(undoable: OfJobs, jobs: readonly Job[]): readonly Job[] {
  if (undoable.what === "deleted") return undoable.entries.map(({ job }) => job);
  return undoable.what === "renamed" ? jobs.filter(({ id }) => id === undoable.id) : [undoable.job];
}
