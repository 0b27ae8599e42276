import { useId, useRef, useState } from "react";
import { chooseFiles } from "../../../client/files/chooseFiles";
import type { AppState } from "../../../state/appState";
import { failureText } from "../../../state/failures";
import { isStored } from "../../../state/models/shelf";
import type { Job } from "../../../state/queue/job";
import { isEditable } from "../../../state/queue/jobs";
import { useActions, useApp, useTranscript } from "../../../state/react";
import { hasSound } from "../../../state/recording/recordings";
import type { SpeakersOutcome } from "../../../state/speakers/speakerActions";
import type { SpeakerStage } from "../../../state/speakers/speakersState";
import { type Strings, useStrings } from "../../../strings/strings";
import { Note, NoteButton } from "../../../ui/Note";
import { ProgressLine } from "../../../ui/ProgressLine";
import { useKeptFocus } from "../../../ui/useKeptFocus";
import fields from "../PanelFields.module.css";
import css from "./SpeakersPanel.module.css";

/** How many speakers can be asked for. */
const counts = Array.from({ length: 12 }, (_, i) => i + 1);

/** Finds who speaks in the sound: what is fetched for it first, how far it is, what became of it. */
export function FindSpeakers({ job, outcome, onEnd }: FindSpeakersProps) {
  const strings = useStrings();
  const { findSpeakers, stopFindingSpeakers } = useActions();
  const stage = useApp(({ speakerSearches }) => speakerSearches.get(job.id));
  const networks = useApp(({ shelf }) => shelf.find(({ use }) => use === "speakers"));
  const { voices } = useTranscript(job);
  const [count, setCount] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const isClosed = !hasOpenSound(job);
  useKeptFocus(place, stage ? "running" : isClosed ? "closed" : "open");
  if (job.kind === "file" && job.file.status === "none") return null;
  const find = () => {
    onEnd(undefined);
    void findSpeakers(job.id, count > 0 ? { least: count, most: count } : undefined).then(onEnd);
  };
  const said = outcome === "found" ? <Found voices={voices?.length ?? 0} /> : refusal(outcome, strings);
  return (
    <div ref={place} className={css.find}>
      {stage ? (
        <Running job={job} stage={stage} onStop={() => stopFindingSpeakers(job.id)} bytes={networks?.bytes} />
      ) : isClosed ? (
        <ClosedSound job={job} />
      ) : (
        <Choice {...{ job, networks, count, setCount, find }} />
      )}
      {/* One place, which is there before it says something: readers of the screen hear each step once, not every second. */}
      <p className={stage || said === undefined ? "sr" : "meta"} role="status">
        {stage ? <FirstWords key={stage.at} stage={stage} bytes={networks?.bytes ?? 0} /> : said}
      </p>
      {!stage && typeof outcome === "object" && (
        <Note tone="bad" action={<NoteButton label={strings.failures.actions.tryAgain} onClick={find} />}>
          {failureText(outcome, { file: undefined, model: undefined }, strings).sentence}
        </Note>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly job: Job;
  readonly networks: AppState["shelf"][number] | undefined;
  /** How many are looked for; 0: as many as are heard. */
  readonly count: number;
  readonly setCount: (count: number) => void;
  readonly find: () => void;
}

/** How many are looked for, and the button for it. */
function Choice({ job, networks, count, setCount, find }: ChoiceProps) {
  const { speakers: words } = useStrings();
  const { voices } = useTranscript(job);
  const field = useId();
  return (
    <>
      {networks && !isStored(networks) && <p className="meta">{words.firstUse(networks.bytes)}</p>}
      <div className={css.count}>
        <label htmlFor={field} className="meta">
          {words.count}
        </label>
        <select
          id={field}
          className={fields.field}
          value={count}
          disabled={!isEditable(job)}
          onChange={(event) => setCount(Number(event.currentTarget.value))}
        >
          <option value={0}>{words.auto}</option>
          {counts.map((n) => (
            <option key={n} value={n}>
              {n}
            </option>
          ))}
        </select>
      </div>
      <button type="button" className="btn" disabled={!isEditable(job)} onClick={find}>
        {voices ? words.findAgain : words.find}
      </button>
    </>
  );
}

export interface FindSpeakersProps {
  readonly job: Job;
  /** What became of the last search. */
  readonly outcome: SpeakersOutcome | undefined;
  readonly onEnd: (outcome: SpeakersOutcome | undefined) => void;
}

interface RunningProps {
  readonly job: Job;
  readonly stage: SpeakerStage;
  /** Of the networks. */
  readonly bytes: number | undefined;
  readonly onStop: () => void;
}

function Running({ job, stage, bytes = 0, onStop }: RunningProps) {
  const strings = useStrings();
  const { speakers: words, captions } = strings;
  const search = useApp(({ wordSearch }) => (wordSearch?.job === job.id ? wordSearch : undefined));
  const said =
    stage.at === "words" && search?.listens
      ? captions.wordTimes.finding(search.seconds, job.totalSeconds)
      : stageWords(stage, bytes, strings);
  const [part, whole] = partOf(stage, bytes);
  return (
    <div className={css.find}>
      <p className="meta">{said}</p>
      <ProgressLine part={part} whole={whole} label={words.find} />
      <button type="button" className="btn" onClick={onStop}>
        {words.stop}
      </button>
    </div>
  );
}

/** What a step begins with. */
function FirstWords({ stage, bytes }: { readonly stage: SpeakerStage; readonly bytes: number }) {
  const strings = useStrings();
  const [first] = useState(stage);
  return stageWords(first, bytes, strings);
}

function partOf(stage: SpeakerStage, bytes: number): readonly [number, number | undefined] {
  if (stage.at === "loading") return [stage.bytes, bytes];
  return stage.at === "listening" ? [stage.seconds, stage.totalSeconds] : [0, undefined];
}

function stageWords(stage: SpeakerStage, bytes: number, { speakers: words, editing }: Strings): string {
  if (stage.at === "elsewhere") return editing.elsewhere;
  if (stage.at === "loading") return words.loading(stage.bytes, bytes);
  if (stage.at === "listening") return words.listening(stage.seconds, stage.totalSeconds);
  return stage.at === "words" ? words.words : words.waiting;
}

/** How many were found, whatever becomes of them since. */
function Found({ voices }: { readonly voices: number }) {
  const { speakers: words } = useStrings();
  const [found] = useState(voices);
  return words.found(found);
}

/** Why nothing was found; undefined: it was, or nobody has asked. */
function refusal(outcome: SpeakersOutcome | undefined, { speakers: words, editing }: Strings): string | undefined {
  if (outcome === "nobody") return words.nobody;
  if (outcome === "one") return words.one;
  if (outcome === "no-sound") return words.noSound;
  if (outcome === "elsewhere") return editing.elsewhere;
  return outcome === "running" ? words.running : undefined;
}

/** Whether the sound is here, or is opened without the user. */
function hasOpenSound(job: Job): boolean {
  if (job.kind === "recording") return hasSound(job);
  return job.file.status === "here" || job.file.status === "kept";
}

/** The sound has to be given first. */
function ClosedSound({ job }: { readonly job: Job }) {
  const { desk, speakers: words, start } = useStrings();
  const { openSound } = useActions();
  if (job.kind === "recording") return null;
  const { file } = job;
  const open = async () => {
    if (file.status === "ask") return openSound(job.id);
    const [chosen] = await chooseFiles({ description: start.soundFiles, howMany: "one" });
    if (chosen) await openSound(job.id, chosen);
  };
  const isOther = file.status === "missing" && file.refused !== undefined;
  return (
    <div className={css.find}>
      <p className="meta" role="status">
        {isOther ? desk.otherSound(file.refused ?? "") : words.noSound}
      </p>
      <button type="button" className="btn" onClick={() => void open()}>
        {file.status === "ask" ? desk.openSound : desk.chooseSound}
      </button>
    </div>
  );
}
