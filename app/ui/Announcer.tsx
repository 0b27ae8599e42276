import { useEffect, useState } from "react";
import type { AppState } from "../state/appState";
import { textLanguage } from "../state/jobs";
import { displayName } from "../state/models";
import { countWords } from "../state/paragraphs";
import { useAppStore } from "../state/react";
import type { Job } from "../state/types";
import { clock, count } from "./format";

/** At most one message in this many milliseconds, and only the newest few stay in the list. */
const pause = 2000;
const kept = 6;

/** Says to a screen reader what others see: found sentences in a log, changes of state in a status line. */
export function Announcer() {
  const store = useAppStore();
  const [log, setLog] = useState<readonly { readonly key: number; readonly text: string }[]>([]);
  const [status, setStatus] = useState("");
  useEffect(() => {
    let waiting: string[] = [];
    let key = 0;
    const timer = setInterval(() => {
      if (waiting.length === 0) return;
      const text = waiting.join(" ");
      waiting = [];
      key++;
      setLog((items) => [...items.slice(1 - kept), { key, text }]);
    }, pause);
    const stop = store.subscribe((state, before) => {
      waiting.push(...newSentences(state, before));
      const words = stateWords(state, before);
      if (words !== undefined) setStatus(words);
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [store]);
  return (
    <div className="sr">
      <p role="status" data-testid="announced-status">
        {status}
      </p>
      <div role="log" aria-live="polite" aria-atomic="false" aria-label="New text">
        {log.map(({ key, text }) => (
          <p key={key}>{text}</p>
        ))}
      </div>
    </div>
  );
}

/** Only the transcript on the page is read out, not one that fills behind it. */
function newSentences({ jobs, page }: AppState, before: AppState): readonly string[] {
  if (page.view !== "transcript") return [];
  const job = jobs.find((one) => one.id === page.job);
  const old = before.jobs.find((one) => one.id === page.job);
  if (job === undefined || job.segments === old?.segments) return [];
  return job.segments.slice(old?.segments.length ?? 0).map((segment) => segment.text.trim());
}

function stateWords(state: AppState, before: AppState): string | undefined {
  const { engine } = state;
  if (engine.status === "ready" && before.engine.status !== "ready") return `${displayName(engine.model)} is ready`;
  for (const job of state.jobs) {
    const old = before.jobs.find((one) => one.id === job.id);
    if (job.state.status !== old?.state.status) return jobWords(job);
  }
  return undefined;
}

function jobWords(job: Job): string | undefined {
  const words = () => count(countWords(job.segments, textLanguage(job)), "word");
  switch (job.state.status) {
    case "running":
      return `Transcribing ${job.name}`;
    case "stopped":
      return `Stopped at ${clock(job.seconds)}, ${words()}. Text kept.`;
    case "done":
      return job.segments.length > 0 ? `${job.name} is done, ${words()}` : "No speech was found in this recording.";
    default:
      // Failures speak for themselves: their note is an alert.
      return undefined;
  }
}
