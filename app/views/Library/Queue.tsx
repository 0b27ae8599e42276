import { FolderOpen, ListX, Pause, Play, X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import type { Job } from "../../state/queue/job";
import { isLive, isRunning, isUnfinished, isWaiting } from "../../state/queue/jobs";
import { type Outlook, outlookOf } from "../../state/queue/outlook";
import type { QueueState, Unpacking } from "../../state/queue/queueState";
import { useActions, useApp, useAppStore } from "../../state/react";
import { expectedSpeed, hasText, isCutOff, openBatches } from "../../state/selectors";
import { type Strings, useStrings } from "../../strings/strings";
import { splitName } from "../../ui/splitName";
import { useChooseFiles } from "../../ui/useChooseFiles";
import { useNow } from "../../ui/useNow";
import { ExportAll } from "./ExportAll";
import css from "./Queue.module.css";
import { QueueRow } from "./QueueRow";
import { useOrder } from "./useOrder";

/** "Transcribing 2 of 5"; undefined where nothing is to be done. */
export function headline(jobs: readonly Job[], flow: QueueState["flow"], strings: Strings): string | undefined {
  const files = jobs.filter(({ kind }) => kind === "file");
  const unfinished = files.filter(isUnfinished);
  const ended = files.length - unfinished.length;
  if (unfinished.length === 0 && openBatches(files).size === 0) return undefined;
  const done = files.filter(({ state }) => state.status === "done").length;
  if (unfinished.length === 0 || (flow === "paused" && !files.some(isRunning))) {
    return strings.queue.paused(done, files.length);
  }
  if (jobs.some(isLive)) return strings.queue.waiting(unfinished.length);
  return strings.library.transcribing(ended + 1, files.length);
}

/** What is worked on, waits or has no text, one row each, written down from the top down. */
export function Queue({ jobs }: { readonly jobs: readonly Job[] }) {
  const { library, queue } = useStrings();
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const waiting = jobs.filter(isWaiting);
  const order = useOrder(list, waiting, setSaid);
  const unpacking = useApp((state) => state.unpacking);
  if (jobs.length === 0 && unpacking.length === 0) return null;
  const files = jobs.filter(({ kind }) => kind === "file");
  return (
    <section className={css.queue} aria-label={library.files}>
      <Meta jobs={files} />
      <Tools jobs={files} />
      <ol ref={list} className={css.rows} aria-label={library.files}>
        {jobs.map((job) => (
          <QueueRow
            key={job.id}
            job={job}
            place={{ index: waiting.findIndex(({ id }) => id === job.id), count: waiting.length }}
            order={order}
          />
        ))}
        {unpacking.map((zip) => (
          <UnpackingRow key={zip.id} zip={zip} />
        ))}
      </ol>
      {waiting.length > 1 && <p className="sr">{queue.orderHint}</p>}
      <p role="status" className="sr">
        {said}
      </p>
    </section>
  );
}

/** A ZIP, in whose place its files stand as soon as they have come. */
function UnpackingRow({ zip: { id, name, done, of } }: { readonly zip: Unpacking }) {
  const { library, queue } = useStrings();
  const { stopUnpacking } = useActions();
  const [stem, extension] = splitName(name);
  return (
    <li className={css.queueRow}>
      <h2 className={css.queueName}>
        <bdi>{stem}</bdi>
        <span>{extension}</span>
      </h2>
      <div className={css.actions}>
        <button type="button" className="btn bare" aria-label={library.remove(name)} onClick={() => stopUnpacking(id)}>
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
      <p className="meta" role="status">
        {queue.unpacking(done, of)}
      </p>
    </li>
  );
}

/** "4 h 12 min of audio · 22× realtime · about 9 min left", as far as it is known. */
function Meta({ jobs }: { readonly jobs: readonly Job[] }) {
  const { formats, queue } = useStrings();
  const { seconds, timesRealtime, secondsLeft } = useOutlook(jobs);
  if (jobs.length < 2 || !jobs.some(isUnfinished)) return null;
  return (
    <p className="meta dots">
      {seconds !== undefined && <span>{queue.audio(seconds)}</span>}
      {timesRealtime !== undefined && <span>{formats.speed(timesRealtime)}</span>}
      {secondsLeft !== undefined && <span>{queue.about(secondsLeft)}</span>}
    </p>
  );
}

/** Looked at once a second while something runs. */
function useOutlook(jobs: readonly Job[]): Outlook {
  const store = useAppStore();
  const now = useNow(jobs.some(isRunning) ? "ticks" : "stands");
  return outlookOf(jobs, { now, speedOf: (model) => expectedSpeed(store.getState(), model) });
}

/** What can be done with all of them. */
function Tools({ jobs }: { readonly jobs: readonly Job[] }) {
  const { queue } = useStrings();
  const { pauseQueue, goOnQueue, clearDone } = useActions();
  const chooseFiles = useChooseFiles();
  const flow = useApp((state) => state.flow);
  const transcripts = useApp((state) => state.transcripts);
  const done = jobs.filter(({ state }) => state.status === "done");
  const texts = done.filter(({ transcript }) => {
    const text = transcripts.get(transcript);
    return text !== undefined && hasText(text);
  });
  const open = openBatches(jobs);
  const cutOff = jobs.filter((job) => job.kind === "file" && isCutOff(job) && open.has(job.batch ?? 0));
  const missing = cutOff.filter((job) => job.kind === "file" && job.file.status === "missing");
  const isUnderWay = jobs.some(isUnfinished);
  const isHeldUp = (isUnderWay && flow === "paused") || cutOff.length > missing.length;
  const isOpen = isUnderWay || cutOff.length > 0;
  if (!isOpen) return null;
  return (
    <div className={css.tools}>
      {isHeldUp ? (
        <Tool icon={<Play {...look} />} label={queue.goOnAll} onClick={() => void goOnQueue()} />
      ) : (
        isUnderWay && <Tool icon={<Pause {...look} />} label={queue.pauseAll} onClick={pauseQueue} />
      )}
      {missing.length > 1 && <Tool icon={<FolderOpen {...look} />} label={queue.chooseAll} onClick={chooseFiles} />}
      {texts.length > 0 && <ExportAll ids={texts.map(({ id }) => id)} />}
      {done.length > 0 && <Tool icon={<ListX {...look} />} label={queue.removeDone} onClick={clearDone} />}
    </div>
  );
}

const look = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

interface ToolProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onClick: () => void;
}

function Tool({ icon, label, onClick }: ToolProps) {
  return (
    <button type="button" className="btn" onClick={onClick}>
      {icon}
      {label}
    </button>
  );
}
