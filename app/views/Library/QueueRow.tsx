import { ArrowRight, File as FileIcon, GripVertical, type LucideIcon, Play, RotateCw, Square, X } from "lucide-react";
import { failureText } from "../../state/failures";
import { displayName, isMultilingual, languagesOf } from "../../state/models/models";
import type { FileJob, Job } from "../../state/queue/job";
import { isUnfinished } from "../../state/queue/jobs";
import { useActions, useApp, useTitle, useTranscript } from "../../state/react";
import { hasText, isBegun, liveJob } from "../../state/selectors";
import { type Transcript, textLanguage } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { missingWords } from "../../ui/missingWords";
import { ProgressLine } from "../../ui/ProgressLine";
import { RunningWords } from "../../ui/RunningWords";
import { splitName } from "../../ui/splitName";
import { useChooseAgain } from "../../ui/useChooseFiles";
import css from "./Queue.module.css";
import { QueueMenu } from "./QueueMenu";
import type { Order } from "./useOrder";

export interface QueueRowProps {
  readonly job: Job;
  /** Among those that wait; -1: it does not. */
  readonly place: { readonly index: number; readonly count: number };
  readonly order: Order;
}

/** One file: its name with the extension always in sight, its state in words, and the last lines of its text. */
export function QueueRow({ job, place, order }: QueueRowProps) {
  const { common } = useStrings();
  const title = useTitle(job);
  const transcript = useTranscript(job);
  const [stem, extension] = splitName(title);
  const { status } = job.state;
  const ending = lastWords(transcript);
  const isMovable = place.index >= 0 && place.count > 1;
  return (
    <li
      className={css.queueRow}
      data-waiting={place.index >= 0 ? job.id : undefined}
      data-dragged={order.drag?.id === job.id ? "" : undefined}
      data-drop={dropMark(place, order.drag, job.id)}
      onKeyDown={place.index >= 0 ? (event) => order.key(job.id, event) : undefined}
    >
      {isMovable && <Handle job={job} name={title} order={order} />}
      <h2 className={css.queueName}>
        <bdi>{stem}</bdi>
        <span>{extension}</span>
      </h2>
      <RowActions job={job} place={place} order={order} />
      <StateWords job={job} />
      {place.index >= 0 && <Unknown job={job} />}
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

/** That its model does not know the language that was named, and one that does. */
function Unknown({ job: { id, model, named } }: { readonly job: Job }) {
  const strings = useStrings();
  const { chooseForJob } = useActions();
  const isUnknown = model !== undefined && named !== undefined && !model.languages.includes(named);
  const fitting = useApp(({ models }) => models.find(({ languages }) => isUnknown && languages.includes(named)));
  if (!isUnknown) return null;
  const { offer } = strings.models;
  const name = displayName(model);
  return (
    <p className={`meta slow ${css.wide}`}>
      {isMultilingual(model) ? offer.doesNotKnow(name) : offer.onlyKnows(name, languagesOf(model, strings))}{" "}
      {fitting && (
        <button type="button" className="link" onClick={() => chooseForJob(id, { model: fitting, language: named })}>
          {strings.options.takeModel(displayName(fitting), fitting.bytes)}
        </button>
      )}
    </p>
  );
}

/** The row that gives its place to the one that is dragged, and on which side of it that would come. */
function dropMark({ index }: QueueRowProps["place"], drag: Order["drag"], id: number) {
  if (drag === undefined || drag.id === id || drag.at === drag.to || index !== drag.to) return undefined;
  return drag.at < drag.to ? "below" : "above";
}

/** The button by which a row is dragged or moved by keys. */
function Handle({ job, name, order }: { readonly job: Job; readonly name: string; readonly order: Order }) {
  const { queue } = useStrings();
  return (
    <button
      type="button"
      className={`btn bare ${css.handle}`}
      data-handle={job.id}
      aria-label={queue.move(name)}
      title={queue.moveKeys}
      onPointerDown={(event) => order.grab(job.id, event)}
    >
      <GripVertical size={18} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** What can be done with one file. */
function RowActions({ job, place, order }: QueueRowProps) {
  const { common, library, queue } = useStrings();
  const { show, removeJob, stop, continueJob, discard } = useActions();
  const title = useTitle(job);
  const transcript = useTranscript(job);
  const { status } = job.state;
  const isKept = job.kind === "recording" || hasText(transcript);
  const isRemovable = status === "waiting" ? !isKept : !isUnfinished(job);
  const goOn = () => void continueJob(job.id);
  return (
    <div className={css.actions}>
      {isKept && (
        <RowButton
          icon={ArrowRight}
          label={library.open}
          name={title}
          onClick={() => show({ view: "transcript", job: job.id })}
        />
      )}
      {status === "running" && <RowButton icon={Square} label={common.stopHere} name={title} onClick={stop} />}
      {isToBeChosen(job) && <ChooseAgain job={job} name={title} />}
      {status === "stopped" && !isMissing(job) && (
        <RowButton icon={Play} label={common.goOn} name={title} onClick={goOn} />
      )}
      {isToBeTriedAgain(job) && <RowButton icon={RotateCw} label={queue.tryAgain} name={title} onClick={goOn} />}
      {(place.index >= 0 || status === "running") && (
        <QueueMenu job={job} title={title} place={place} move={order.move} />
      )}
      {isRemovable && (
        <button
          type="button"
          className="btn bare"
          aria-label={isKept ? library.delete(title) : library.remove(title)}
          onClick={() => {
            // One of them is for what is kept, the other for what is not.
            discard(job.id);
            removeJob(job.id);
          }}
        >
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

/** What failed for no fault of the file, or may go well another time. */
function isToBeTriedAgain({ state }: Job): boolean {
  if (state.status !== "failed") return false;
  return state.failure.code !== "file-gone" && state.failure.code !== "audio-unreadable";
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
      return <p className="meta">{isBegun(job, transcript) ? common.stoppedAt(job.seconds) : common.noTextYet}</p>;
    case "done":
      if (!hasText(transcript)) return <p className="meta">{common.nothingSaid}</p>;
      return <p className="meta good">{library.doneIn(job.spentMs / 1000, job.seconds)}</p>;
    case "failed": {
      const subject = { file: title, model: job.model && displayName(job.model) };
      return <p className="meta bad">{failureText(state.failure, subject, strings).sentence}</p>;
    }
  }
}
