import { ArrowRight, File as FileIcon, type LucideIcon, Play, Square, X } from "lucide-react";
import { failureText } from "../../state/failures";
import { displayName } from "../../state/models/models";
import type { FileJob, Job } from "../../state/queue/job";
import { isUnfinished } from "../../state/queue/jobs";
import { useApp, useTitle, useTranscript } from "../../state/react";
import { hasText, isBegun, liveJob } from "../../state/selectors";
import { type Transcript, textLanguage } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { missingWords } from "../../ui/missingWords";
import { ProgressLine } from "../../ui/ProgressLine";
import { RunningWords } from "../../ui/RunningWords";
import { splitName } from "../../ui/splitName";
import { useChooseAgain } from "../../ui/useChooseFiles";
import css from "./Library.module.css";

export interface QueueRowProps {
  readonly job: Job;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  readonly onStop: () => void;
  readonly onContinue: () => void;
}

/** One file: its name with the extension always in sight, its state in words, and the last lines of its text. */
export function QueueRow({ job, onOpen, onRemove, onStop, onContinue }: QueueRowProps) {
  const { common, library } = useStrings();
  const title = useTitle(job);
  const transcript = useTranscript(job);
  const [stem, extension] = splitName(title);
  const { status } = job.state;
  const ending = lastWords(transcript);
  const isKept = job.kind === "recording" || hasText(transcript);
  const isRemovable = status === "waiting" ? !isKept : !isUnfinished(job);
  return (
    <li className={css.queueRow}>
      <h2 className={css.queueName}>
        <bdi>{stem}</bdi>
        <span>{extension}</span>
      </h2>
      <div className={css.actions}>
        {isKept && <RowButton icon={ArrowRight} label={library.open} name={title} onClick={onOpen} />}
        {status === "running" && <RowButton icon={Square} label={common.stopHere} name={title} onClick={onStop} />}
        {isToBeChosen(job) && <ChooseAgain job={job} name={title} />}
        {status === "stopped" && !isMissing(job) && (
          <RowButton icon={Play} label={common.goOn} name={title} onClick={onContinue} />
        )}
        {isRemovable && (
          <button
            type="button"
            className="btn bare"
            aria-label={isKept ? library.delete(title) : library.remove(title)}
            onClick={onRemove}
          >
            <X size={20} strokeWidth={1.75} aria-hidden="true" />
          </button>
        )}
      </div>
      <StateWords job={job} />
      {status === "running" && (
        <div className={css.wide}>
          <ProgressLine part={job.seconds} whole={job.totalSeconds} label={common.transcribing(title)} />
        </div>
      )}
      {ending !== "" && status !== "done" && (
        <p className={`${css.wide} ${css.peek}`} lang={textLanguage(transcript)} dir="auto">
          {ending}
        </p>
      )}
    </li>
  );
}

/** A file that the browser cannot read by itself. */
function isMissing(job: Job): job is FileJob {
  return job.kind === "file" && job.file.status === "missing";
}

/** Another file in its place would help. */
function isToBeChosen(job: Job): job is FileJob {
  const { state } = job;
  const isGone = state.status === "failed" && state.failure.code === "file-gone";
  return job.kind === "file" && (isGone || (state.status === "stopped" && isMissing(job)));
}

function ChooseAgain({ job, name }: { readonly job: FileJob; readonly name: string }) {
  const { notes } = useStrings();
  return <RowButton icon={FileIcon} label={notes.chooseAgain} name={name} onClick={useChooseAgain(job.id)} />;
}

/** About two lines from the end of the text, from a word's beginning. */
function lastWords({ segments }: Transcript): string {
  const text = segments
    .slice(-6)
    .map((segment) => segment.text)
    .join("")
    .trim();
  return text.length <= 140 ? text : `…${text.slice(-140).replace(/^\S*\s/u, "")}`;
}

interface RowButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly name: string;
  readonly onClick: () => void;
}

/** On a phone only the icon is drawn; its name stays. */
function RowButton({ icon: Icon, label, name, onClick }: RowButtonProps) {
  const { actionOn } = useStrings().library;
  return (
    <button type="button" className={`btn ${css.button}`} onClick={onClick} aria-label={actionOn(label, name)}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{label}</span>
    </button>
  );
}

function StateWords({ job }: { readonly job: Job }) {
  const strings = useStrings();
  const { common, library, notes } = strings;
  const { state, totalSeconds } = job;
  const title = useTitle(job);
  const transcript = useTranscript(job);
  const isRecording = useApp((all) => liveJob(all) !== undefined);
  switch (state.status) {
    case "recording":
    case "paused":
    case "finishing":
      return <p className="meta">{library.beingRecorded(job.totalSeconds ?? 0)}</p>;
    case "waiting":
      if (isRecording) return <p className="meta">{library.waitingForRecording}</p>;
      return <p className="meta">{totalSeconds ? library.waitingLong(totalSeconds) : common.waiting}</p>;
    case "running":
    case "stopping":
      return (
        <p className="meta dots">
          <RunningWords job={job} />
        </p>
      );
    case "stopped":
      if (isMissing(job)) return <p className="meta">{missingWords(job, transcript, notes)}</p>;
      return <p className="meta">{isBegun(job, transcript) ? common.stoppedAt(job.seconds) : common.notBegun}</p>;
    case "done":
      if (!hasText(transcript)) return <p className="meta">{common.nothingSaid}</p>;
      return <p className="meta good">{library.doneIn(job.spentMs / 1000, job.seconds)}</p>;
    case "failed": {
      const subject = { file: title, model: job.model && displayName(job.model) };
      return <p className="meta bad">{failureText(state.failure, subject, strings).sentence}</p>;
    }
  }
}
