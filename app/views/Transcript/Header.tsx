import { AudioLines, Download, List, Trash2 } from "lucide-react";
import { type RefObject, useMemo } from "react";
import { displayName } from "../../state/models/models";
import type { Job, RecordingJob } from "../../state/queue/job";
import { isLive, isUnfinished, languageOf, textLanguage } from "../../state/queue/jobs";
import { useActions, useApp } from "../../state/react";
import { hasSound } from "../../state/recording/recordings";
import { withSpeakerNames } from "../../state/recording/speakers";
import { countWords, plainText } from "../../state/transcripts/paragraphs";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";
import { CopyButton } from "../../ui/CopyButton";
import { ariaKeys } from "../../ui/keys";
import { saveBlob } from "./exporting";
import css from "./Transcript.module.css";

/** The export panel as its button knows it. */
export interface ExportToggle {
  readonly state: "open" | "closed";
  readonly toggle: () => void;
  readonly button: RefObject<HTMLButtonElement | null>;
}

/** Title, facts and tools of a transcript. */
export function Header({ job, exporting }: { readonly job: Job; readonly exporting: ExportToggle }) {
  return (
    <header className={css.head}>
      <h1 className="title">
        <bdi>{job.name}</bdi>
      </h1>
      <Facts job={job} />
      {/* While it is recorded, the desk has the tools. */}
      {!isLive(job) && <Tools job={job} exporting={exporting} />}
    </header>
  );
}

function useWords(job: Job): number {
  const { segments } = job;
  const language = textLanguage(job);
  return useMemo(() => countWords(segments, language), [segments, language]);
}

function Facts({ job }: { readonly job: Job }) {
  const { common } = useStrings();
  const words = useWords(job);
  return (
    <p className={`meta dots ${css.facts}`}>
      {job.totalSeconds !== undefined && !isLive(job) && <span>{clock(job.totalSeconds)}</span>}
      <Language job={job} />
      {words > 0 && <span>{common.words(words)}</span>}
      {job.model && !isLive(job) && <span>{displayName(job.model)}</span>}
      <Progress job={job} />
      {job.kind === "recording" && <Keeping job={job} />}
    </p>
  );
}

/** The spoken language, how sure the engine is of one that it found, and whether the text is in another. */
function Language({ job }: { readonly job: Job }) {
  const { formats, transcript } = useStrings();
  const code = languageOf(job);
  if (code === undefined) return null;
  const { spoken, options } = job;
  const name = formats.languageName(code);
  return (
    <>
      <span>{spoken.how === "found" ? transcript.found(name, spoken.probability) : name}</span>
      {options.task === "translate" && <span>{transcript.translated}</span>}
    </>
  );
}

function Progress({ job }: { readonly job: Job }) {
  const { common, transcript } = useStrings();
  const engine = useApp((state) => state.engine);
  switch (job.state.status) {
    case "waiting":
      if (engine.status !== "loading") return <span>{common.waiting}</span>;
      return <span>{transcript.waitingFor(displayName(engine.model), engine.loadedBytes, engine.model.bytes)}</span>;
    case "done": {
      const seconds = job.spentMs / 1000;
      // A recording was written down while it was made.
      if (job.kind === "recording") return null;
      return (
        <span className="good">
          {seconds > 0 ? transcript.doneInAt(seconds, job.seconds / seconds) : transcript.doneIn(seconds)}
        </span>
      );
    }
    default:
      return null;
  }
}

function Tools({ job, exporting }: { readonly job: Job; readonly exporting: ExportToggle }) {
  const strings = useStrings();
  const { common, exporting: panel, transcript } = strings;
  const { show, markTaken } = useActions();
  const several = useApp((state) => state.jobs.length > 1);
  const words = useWords(job);
  if (job.segments.length === 0 && !several && job.kind === "file") return <div className={css.rule} />;
  return (
    <div className={`${css.tools} ${css.rule}`}>
      {several && (
        <button type="button" className="btn bare" onClick={() => show({ view: "library" })}>
          <List size={20} strokeWidth={1.75} aria-hidden="true" />
          {transcript.allFiles}
        </button>
      )}
      {job.kind === "recording" && <SoundTools job={job} />}
      {job.segments.length > 0 && (
        <span className={css.end}>
          <CopyButton
            label={common.copy}
            done={common.copiedWords(words)}
            text={() => plainText(withSpeakerNames(job.segments, strings))}
            onCopied={() => markTaken(job.id)}
            command="copy"
            keys={ariaKeys("copy")}
          />
          <button
            ref={exporting.button}
            type="button"
            className="btn prime"
            data-command="export"
            aria-keyshortcuts={ariaKeys("export")}
            aria-expanded={exporting.state === "open"}
            onClick={exporting.toggle}
          >
            <Download size={20} strokeWidth={1.75} aria-hidden="true" />
            {panel.title}
          </button>
        </span>
      )}
    </div>
  );
}

/** Where a recording is, and whether its sound is too. */
function Keeping({ job }: { readonly job: RecordingJob }) {
  const { transcript } = useStrings();
  if (job.sound.keeping !== "device") return <span className="slow">{transcript.tabOnly}</span>;
  if (isLive(job)) return <span>{transcript.savedAsYouSpeak}</span>;
  return <span>{hasSound(job) ? transcript.kept : transcript.textKept}</span>;
}

/** Saves the sound, or deletes the recording. */
function SoundTools({ job }: { readonly job: RecordingJob }) {
  const { transcript } = useStrings();
  const { wavOf, markTaken, discard } = useActions();
  const save = async () => {
    const wav = await wavOf(job.id);
    if (wav && (await saveBlob(wav, `${job.name}.wav`)) === "saved") markTaken(job.id);
  };
  return (
    <>
      {hasSound(job) && (
        <button type="button" className="btn bare" onClick={() => void save()}>
          <AudioLines size={20} strokeWidth={1.75} aria-hidden="true" />
          <span className="wide-only">{transcript.saveSound}</span>
        </button>
      )}
      {!isUnfinished(job) && (
        <button type="button" className="btn bare" onClick={() => discard(job.id)}>
          <Trash2 size={20} strokeWidth={1.75} aria-hidden="true" />
          <span className="wide-only">{transcript.delete}</span>
        </button>
      )}
    </>
  );
}
