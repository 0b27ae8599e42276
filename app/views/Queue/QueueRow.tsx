import { ArrowRight, type LucideIcon, Play, Square, X } from "lucide-react";
import { failureText } from "../../state/failures";
import { isUnfinished, textLanguage } from "../../state/jobs";
import { displayName } from "../../state/models";
import { useApp } from "../../state/react";
import { liveJob } from "../../state/selectors";
import type { Job, RecordingJob } from "../../state/types";
import { clock, span, speed, splitName, timeLeft } from "../../ui/format";
import { ProgressLine } from "../../ui/ProgressLine";
import css from "./Queue.module.css";

export interface QueueRowProps {
  readonly job: Job;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  readonly onStop: () => void;
  readonly onContinue: () => void;
}

/** One file: its name with the extension always in sight, its state in words, and the last lines of its text. */
export function QueueRow({ job, onOpen, onRemove, onStop, onContinue }: QueueRowProps) {
  const [stem, extension] = splitName(job.name);
  const { status } = job.state;
  const ending = lastWords(job);
  const isFileToRemove = (status === "waiting" || status === "failed") && job.segments.length === 0;
  const removable = job.kind === "recording" ? !isUnfinished(job) : isFileToRemove;
  const canOpen = job.kind === "recording" || job.segments.length > 0;
  return (
    <li className={css.row}>
      <h2 className={css.name}>
        <bdi>{stem}</bdi>
        <span>{extension}</span>
      </h2>
      <div className={css.actions}>
        {canOpen && <RowButton icon={ArrowRight} label="Open" name={job.name} onClick={onOpen} />}
        {status === "running" && <RowButton icon={Square} label="Stop here" name={job.name} onClick={onStop} />}
        {status === "stopped" && <RowButton icon={Play} label="Continue" name={job.name} onClick={onContinue} />}
        {removable && (
          <button
            type="button"
            className="btn bare"
            aria-label={`${job.kind === "recording" ? "Delete" : "Remove"} ${job.name}`}
            onClick={onRemove}
          >
            <X size={20} strokeWidth={1.75} aria-hidden="true" />
          </button>
        )}
      </div>
      <StateWords job={job} />
      {status === "running" && (
        <div className={css.wide}>
          <ProgressLine part={job.seconds} whole={job.totalSeconds} label={`Transcribing ${job.name}`} />
        </div>
      )}
      {ending !== "" && status !== "done" && (
        <p className={`${css.wide} ${css.peek}`} lang={textLanguage(job)} dir="auto">
          {ending}
        </p>
      )}
    </li>
  );
}

/** About two lines from the end of the text, from a word's beginning. */
function lastWords(job: Job): string {
  const text = job.segments
    .slice(-6)
    .map((segment) => segment.text)
    .join("")
    .trim();
  return text.length <= 140 ? text : `…${text.slice(-140).replace(/^\S*\s/u, "")}`;
}

const date = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" });

function recordedWords({ sound, startedAt }: RecordingJob): string {
  return `${clock(sound.heard)} long, ${date.format(startedAt)}`;
}

interface RowButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly name: string;
  readonly onClick: () => void;
}

/** On a phone only the icon is drawn; its name stays. */
function RowButton({ icon: Icon, label, name, onClick }: RowButtonProps) {
  return (
    <button type="button" className={`btn ${css.button}`} onClick={onClick} aria-label={`${label}: ${name}`}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{label}</span>
    </button>
  );
}

function StateWords({ job }: { readonly job: Job }) {
  const { state, totalSeconds } = job;
  const isRecording = useApp((all) => liveJob(all) !== undefined);
  switch (state.status) {
    case "recording":
    case "paused":
    case "finishing":
      return <p className="meta">{`Being recorded, ${clock(job.totalSeconds ?? 0)}`}</p>;
    case "waiting":
      if (isRecording) return <p className="meta">Waiting for the recording</p>;
      return <p className="meta">{totalSeconds ? `Waiting, ${clock(totalSeconds)} long` : "Waiting"}</p>;
    case "running":
      return (
        <p className="meta dots">
          <span>
            {totalSeconds ? `${clock(job.seconds)} of ${clock(totalSeconds)}` : `${clock(job.seconds)} so far`}
          </span>
          {job.estimate.timesRealtime !== undefined && <span>{speed(job.estimate.timesRealtime)}</span>}
          {job.estimate.secondsLeft !== undefined && <span>{timeLeft(job.estimate.secondsLeft)}</span>}
        </p>
      );
    case "stopping":
      return <p className="meta">Stopping</p>;
    case "stopped":
      return <p className="meta">{`Stopped at ${clock(job.seconds)}. Text kept.`}</p>;
    case "done":
      if (job.kind === "recording") return <p className="meta">{recordedWords(job)}</p>;
      if (job.segments.length === 0) return <p className="meta">No speech was found in this recording.</p>;
      return <p className="meta good">{`Done in ${span(job.spentMs / 1000)}, ${clock(job.seconds)} long`}</p>;
    case "failed": {
      const subject = { file: job.name, model: job.model && displayName(job.model) };
      return <p className="meta bad">{failureText(state.failure, subject).sentence}</p>;
    }
  }
}
