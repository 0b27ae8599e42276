import { AudioLines, Download, List, Trash2 } from "lucide-react";
import { type RefObject, useMemo } from "react";
import { displayName } from "../../state/models/models";
import type { Job, RecordingJob } from "../../state/queue/job";
import { isLive, isUnfinished } from "../../state/queue/jobs";
import { speedOfWork } from "../../state/queue/progress";
import { useActions, useApp, useTitle, useTranscript } from "../../state/react";
import { hasSound } from "../../state/recording/recordings";
import { withSpeakerNames } from "../../state/recording/speakers";
import { hasText } from "../../state/selectors";
import { countWords, plainText } from "../../state/transcripts/paragraphs";
import { type Transcript, textLanguage } from "../../state/transcripts/transcript";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";
import { CopyButton } from "../../ui/CopyButton";
import { ariaKeys } from "../../ui/keys";
import { saveBlob } from "../../ui/saveBlob";
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
        <bdi>{useTitle(job)}</bdi>
      </h1>
      <Facts job={job} />
      {/* While it is recorded, the desk has the tools. */}
      {!isLive(job) && <Tools job={job} exporting={exporting} />}
    </header>
  );
}

function useWords(transcript: Transcript): number {
  const { segments } = transcript;
  const language = textLanguage(transcript);
  return useMemo(() => countWords(segments, language), [segments, language]);
}

function Facts({ job }: { readonly job: Job }) {
  const { common } = useStrings();
  const transcript = useTranscript(job);
  const words = useWords(transcript);
  return (
    <p className={`meta dots ${css.facts}`}>
      {job.totalSeconds !== undefined && !isLive(job) && <span>{clock(job.totalSeconds)}</span>}
      <Languages transcript={transcript} />
      {words > 0 && <span>{common.words(words)}</span>}
      {transcript.model !== undefined && !isLive(job) && <span>{displayName({ name: transcript.model })}</span>}
      <Progress job={job} />
      {job.kind === "recording" && <Keeping job={job} />}
    </p>
  );
}

/** The spoken language, how sure the engine is of one that it found, and whether the text is in another. */
function Languages({ transcript: { languages, task } }: { readonly transcript: Transcript }) {
  const { formats, transcript } = useStrings();
  const last = languages.at(-1);
  if (last === undefined) return null;
  const name = formats.languageName(last.code);
  return (
    <>
      <span>{last.probability === undefined ? name : transcript.found(name, last.probability)}</span>
      {task === "translate" && <span>{transcript.translated}</span>}
    </>
  );
}

function Progress({ job }: { readonly job: Job }) {
  const { common, transcript } = useStrings();
  const engine = useApp((state) => state.engine);
  const text = useTranscript(job);
  switch (job.state.status) {
    case "waiting":
      if (engine.status !== "loading") return <span>{common.waiting}</span>;
      return <span>{transcript.waitingFor(displayName(engine.model), engine.loadedBytes, engine.model.bytes)}</span>;
    case "done": {
      const seconds = job.spentMs / 1000;
      const speed = speedOfWork(job);
      // A recording was written down while it was made, and of one without speech a note says so.
      if (job.kind === "recording" || !hasText(text)) return null;
      return (
        <span className="good">
          {speed === undefined ? transcript.doneIn(seconds) : transcript.doneInAt(seconds, speed)}
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
  const text = useTranscript(job);
  const words = useWords(text);
  if (text.segments.length === 0 && !several && job.kind === "file") return <div className={css.rule} />;
  return (
    <div className={`${css.tools} ${css.rule}`}>
      {several && (
        <button type="button" className="btn bare" onClick={() => show({ view: "library" })}>
          <List size={20} strokeWidth={1.75} aria-hidden="true" />
          {transcript.allFiles}
        </button>
      )}
      {job.kind === "recording" && hasSound(job) && <SaveSound job={job} />}
      {!isUnfinished(job) && (job.kind === "recording" || hasText(text)) && <Delete job={job} />}
      {text.segments.length > 0 && (
        <span className={css.end}>
          <CopyButton
            label={common.copy}
            done={common.copiedWords(words)}
            text={() => plainText(withSpeakerNames(text.segments, strings))}
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
  if (job.sound.keeping === "nowhere") return <span className="slow">{transcript.keepingResumes}</span>;
  if (job.sound.keeping !== "device") return <span className="slow">{transcript.tabOnly}</span>;
  if (isLive(job)) return <span>{transcript.savedAsYouSpeak}</span>;
  return <span>{hasSound(job) ? transcript.kept : transcript.textKept}</span>;
}

function SaveSound({ job }: { readonly job: RecordingJob }) {
  const { transcript } = useStrings();
  const { wavOf, markTaken } = useActions();
  const title = useTitle(job);
  const save = async () => {
    const wav = await wavOf(job.id);
    if (wav && (await saveBlob(wav, `${title}.wav`)) === "saved") markTaken(job.id);
  };
  return (
    <button type="button" className="btn bare" onClick={() => void save()}>
      <AudioLines size={20} strokeWidth={1.75} aria-hidden="true" />
      <span className="wide-only">{transcript.saveSound}</span>
    </button>
  );
}

function Delete({ job }: { readonly job: Job }) {
  const { transcript } = useStrings();
  const { discard } = useActions();
  return (
    <button type="button" className="btn bare" onClick={() => discard(job.id)}>
      <Trash2 size={20} strokeWidth={1.75} aria-hidden="true" />
      <span className="wide-only">{transcript.delete}</span>
    </button>
  );
}
