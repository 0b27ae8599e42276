import { groupOf } from "../../state/library/groups";
import { soundBytes } from "../../state/library/sound";
import { displayName } from "../../state/models/models";
import type { Job } from "../../state/queue/job";
import { languageOf, type Transcript } from "../../state/transcripts/transcript";
import { clock } from "../../strings/formats";
import { type Strings, useStrings } from "../../strings/strings";
import css from "./Library.module.css";

interface RowSideProps {
  readonly job: Job;
  readonly transcript: Transcript;
}

/** How long it is, in which language, by which model, from when, and what of its sound is kept. */
export function RowSide({ job, transcript }: RowSideProps) {
  const strings = useStrings();
  const [length, language, when, kept] = facts(job, transcript, strings);
  return (
    <div className={css.side}>
      <span>{length}</span>
      <span>{language}</span>
      <span>{kept === undefined ? when : strings.formats.listed(when ?? "", kept)}</span>
    </div>
  );
}

/** The same in one line, for narrow screens. */
export function RowLine({ job, transcript }: RowSideProps) {
  const [length, language, when] = facts(job, transcript, useStrings());
  const told = [length, language, when].filter((one) => one !== undefined && one !== "");
  return (
    <p className={`hint dots ${css.line}`}>
      {told.map((one) => (
        <span key={one}>{one}</span>
      ))}
    </p>
  );
}

function facts(job: Job, transcript: Transcript, strings: Strings): readonly (string | undefined)[] {
  const { common, formats, library } = strings;
  const { state, seconds, totalSeconds } = job;
  const isWhole = state.status === "done" || job.kind === "recording";
  const code = languageOf(transcript);
  const language = code === undefined ? undefined : formats.languageName(code);
  const model = transcript.model === undefined ? undefined : displayName({ name: transcript.model });
  const length = totalSeconds ?? seconds;
  return [
    isWhole ? clock(length) : common.doneOf(seconds, totalSeconds),
    language !== undefined && model !== undefined ? formats.listed(language, model) : (language ?? model),
    whenOf(transcript.createdAt, strings),
    keptOf(job, transcript, library),
  ];
}

function whenOf(time: number, { formats }: Strings): string {
  const group = groupOf(time, Date.now());
  if (group.when === "today") return formats.timeOfDay(time);
  return group.when === "this-week" ? formats.weekday(time) : formats.dayOfYear(time);
}

function keptOf(job: Job, transcript: Transcript, library: Strings["library"]): string | undefined {
  const bytes = soundBytes(job, transcript);
  if (bytes > 0) return library.audioKept(bytes);
  // A file whose handle is here has its sound where its owner put it.
  return job.kind === "recording" || job.file.status === "missing" || job.file.status === "none"
    ? library.textOnly
    : undefined;
}
