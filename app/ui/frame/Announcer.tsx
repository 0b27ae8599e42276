import { useEffect, useEffectEvent, useState } from "react";
import type { AppState, Work } from "../../state/appState";
import { displayName } from "../../state/models/models";
import type { Job } from "../../state/queue/job";
import { isLive, isUnfinished } from "../../state/queue/jobs";
import { useAppStore } from "../../state/react";
import { speakerName } from "../../state/recording/speakers";
import { jobById, transcriptOf, workOf } from "../../state/selectors";
import { countWords } from "../../state/transcripts/paragraphs";
import { textLanguage, titleOf } from "../../state/transcripts/transcript";
import { type Strings, useStrings } from "../../strings/strings";
import { useShelfWords } from "./useShelfWords";

/** At most one message in this many milliseconds, and only the newest few stay in the list. */
const pause = 2000;
const kept = 6;

/** Says to a screen reader what others see: found sentences in a log, changes of state in a status line. */
export function Announcer() {
  const store = useAppStore();
  const strings = useStrings();
  const wordsOf = useEffectEvent((state: AppState, before: AppState) => stateWords(state, before, strings));
  const [log, setLog] = useState<readonly { readonly key: number; readonly text: string }[]>([]);
  const [status, setStatus] = useState("");
  useEffect(() => {
    let waiting: string[] = [];
    let key = 0;
    const told = new Map<string, number>();
    const timer = setInterval(() => {
      if (waiting.length === 0) return;
      const text = waiting.join(" ");
      waiting = [];
      key++;
      setLog((items) => [...items.slice(1 - kept), { key, text }]);
    }, pause);
    const stop = store.subscribe((state, before) => {
      const sentences = newSentences(state, before, told);
      if (state.preferences.speakNewText === "on") waiting.push(...sentences);
      const words = wordsOf(state, before);
      if (words !== undefined) setStatus(words);
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [store]);
  useShelfWords(setStatus);
  return (
    <div className="sr">
      <p role="status" data-testid="announced-status">
        {status}
      </p>
      <div role="log" aria-live="polite" aria-atomic="false" aria-label={strings.page.announced.newText}>
        {log.map(({ key, text }) => (
          <p key={key}>{text}</p>
        ))}
      </div>
    </div>
  );
}

/** Only the transcript on the page is read out, not one that fills behind it. `told`: characters said of each segment. */
function newSentences(state: AppState, before: AppState, told: Map<string, number>): readonly string[] {
  const { page } = state;
  if (page.view !== "transcript") return [];
  const [now, old] = [workOf(state, page.job), workOf(before, page.job)];
  if (now === undefined || old === undefined || now.transcript.segments === old.transcript.segments) return [];
  // What was read from the database was said at an earlier visit.
  if (old.transcript.text === "unread") return [];
  // Nor is what somebody has cut and moved.
  if (old.transcript.editedAt !== now.transcript.editedAt) return [];
  if (isLive(now.job) || isLive(old.job)) return liveSentences(now, told);
  if (now.job.again) {
    // What is written anew has its place among the old text.
    const before = new Set(old.transcript.segments);
    return now.transcript.segments.filter((one) => !before.has(one)).map(({ text }) => text.trim());
  }
  return now.transcript.segments.slice(old.transcript.segments.length).map((segment) => segment.text.trim());
}

/** What of a recording was not said yet: whole sentences of the segment that grows, and all of the others. */
function liveSentences({ job, transcript }: Work, told: Map<string, number>): readonly string[] {
  return transcript.segments
    .map(({ id, text }, index) => {
      const key = `${job.id} ${id}`;
      const from = told.get(key) ?? 0;
      const grows = isLive(job) && index === transcript.segments.length - 1;
      const to = Math.max(from, grows ? sentencesEnd(text) : text.length);
      told.set(key, to);
      return text.slice(from, to).trim();
    })
    .filter((text) => text !== "");
}

/** A live segment still grows: only whole sentences are said. */
function sentencesEnd(text: string): number {
  const ends = [...text.matchAll(/[.!?…。！？؟।]["'”’»)\]]*(?=\s|$)/gu)];
  const last = ends.at(-1);
  return last ? last.index + last[0].length : 0;
}

function stateWords(state: AppState, before: AppState, strings: Strings): string | undefined {
  const { engine } = state;
  if (engine.status === "ready" && before.engine.status !== "ready") {
    return strings.common.ready(displayName(engine.model));
  }
  for (const job of state.jobs) {
    const old = jobById(before, job.id);
    // What comes from an earlier visit is no news.
    if (old === undefined && !isUnfinished(job)) continue;
    const merged = newlyMerged(job, old).map(({ from, to }) =>
      strings.notes.wasOne(speakerName(from, strings), speakerName(to, strings)),
    );
    if (merged.length > 0) return merged.join(" ");
    if (job.state.status !== old?.state.status) return jobWords({ job, transcript: transcriptOf(state, job) }, strings);
  }
  return undefined;
}

/** Voices of a recording that turned out to be one just now. */
function newlyMerged(job: Job, old: Job | undefined) {
  if (job.kind !== "recording" || old?.kind !== "recording" || job.told === old.told) return [];
  const known = new Set((old.told?.merged ?? []).map(({ from }) => from));
  return (job.told?.merged ?? []).filter(({ from }) => !known.has(from));
}

function jobWords({ job, transcript }: Work, { common, page: { announced } }: Strings): string | undefined {
  const { segments } = transcript;
  const title = titleOf(transcript, common);
  const words = () => countWords(segments, textLanguage(transcript));
  switch (job.state.status) {
    case "recording":
      return announced.recording;
    case "paused":
      return announced.paused;
    case "running":
      return common.transcribing(title);
    case "stopped":
      return announced.stopped(job.seconds, words());
    case "done":
      if (job.kind === "recording" && segments.length > 0) return announced.recordingStopped(words());
      return segments.length > 0 ? announced.done(title, words()) : common.nothingSaid;
    default:
      // Failures speak for themselves: their note is an alert.
      return undefined;
  }
}
