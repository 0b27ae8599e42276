import { Download, List } from "lucide-react";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import { displayName } from "../../state/models/models";
import type { Job, RecordingJob } from "../../state/queue/job";
import { isLive, isUnfinished } from "../../state/queue/jobs";
import { speedOfWork } from "../../state/queue/progress";
import { useActions, useApp, useTranscript } from "../../state/react";
import { hasSound } from "../../state/recording/recordings";
import { withSpeakerNames } from "../../state/recording/speakers";
import { hasText } from "../../state/selectors";
import { plainText } from "../../state/transcripts/paragraphs";
import type { Transcript } from "../../state/transcripts/transcript";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";
import { CopyButton } from "../../ui/CopyButton";
import { ariaKeys } from "../../ui/keys";
import { Slot } from "../../ui/Slot";
import { EditTools } from "./EditTools";
import type { HeaderProps } from "./headerProps";
import { MoreTools } from "./MoreTools";
import { SavedEdits } from "./SavedEdits";
import { Title } from "./Title";
import css from "./Transcript.module.css";
import { useWords } from "./useWords";

/** Title, facts and tools of a transcript. */
export function Header(props: HeaderProps) {
  const { job } = props;
  return (
    <header className={css.head}>
      <Title job={job} editing={props.editing} />
      <Facts job={job} />
      <Tools {...props} />
    </header>
  );
}

function Facts({ job }: { readonly job: Job }) {
  const { common, formats, transcript: strings } = useStrings();
  const transcript = useTranscript(job);
  const words = useWords(transcript);
  const { createdAt, segments } = transcript;
  const voices = useMemo(() => new Set(segments.flatMap(({ speaker }) => speaker ?? [])).size, [segments]);
  return (
    <p className={`meta dots ${css.facts}`}>
      {/* A recording is called by its day. */}
      {job.kind === "file" && createdAt > 0 && <span>{formats.date(createdAt)}</span>}
      {job.totalSeconds !== undefined && !isLive(job) && <span>{clock(job.totalSeconds)}</span>}
      <Languages transcript={transcript} />
      {words > 0 && <span>{common.words(words)}</span>}
      {voices > 1 && !isLive(job) && <span>{strings.voices(voices)}</span>}
      {transcript.model !== undefined && !isLive(job) && <span>{displayName({ name: transcript.model })}</span>}
      <Progress job={job} />
      <Slot name="facts" className={css.more} />
      <SavedEdits job={job} />
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
      // A recording was written down while it was made, of one without speech a note says so, and a text that came as a file took no time.
      if (job.kind === "recording" || !hasText(text) || seconds === 0) return null;
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

/**
 * What is done with a text. While it is recorded the desk has its tools: the place of what comes is kept, so that the text stays
 * where it is.
 */
function Tools(props: HeaderProps) {
  const { job } = props;
  const { show } = useActions();
  const { transcript } = useStrings();
  const several = useApp((state) => state.jobs.length > 1);
  const text = useTranscript(job);
  const hasSome = text.segments.length > 0;
  // The first words that are found are shown before the tools for them are drawn; a text that is opened has them at once, for its keys.
  const drawn = useDeferredValue(hasSome);
  const hasWords = isUnfinished(job) ? drawn : hasSome;
  // What was emptied by hand, or by another transcription, has a way back.
  const hasTools = hasWords || text.editedAt !== undefined;
  if (!hasTools && !several && job.kind === "file") return <div className={css.rule} />;
  const live = isLive(job);
  return (
    <div className={`${css.tools} ${css.rule}`}>
      {(live || hasTools) && (
        <Place of={live ? "later" : "now"}>
          <EditTools {...props} />
        </Place>
      )}
      {live || hasWords ? (
        <Place of={live ? "later" : "now"}>
          <MoreTools {...props} />
          <Taking {...props} />
        </Place>
      ) : (
        <>
          {several && (
            <button type="button" className="btn bare" onClick={() => show({ view: "library" })}>
              <List size={20} strokeWidth={1.75} aria-hidden="true" />
              {transcript.allFiles}
            </button>
          )}
          <MoreTools {...props} />
        </>
      )}
    </div>
  );
}

/** Tools, or the place that they will have. */
function Place({ of, children }: { readonly of: "now" | "later"; readonly children: ReactNode }) {
  return (
    <span className={of === "later" ? css.later : css.now} inert={of === "later"}>
      {children}
    </span>
  );
}

/** Copy and export. */
function Taking({ job, panel }: HeaderProps) {
  const strings = useStrings();
  const { common, exporting } = strings;
  const { markTaken } = useActions();
  const text = useTranscript(job);
  const words = useWords(text);
  return (
    <span className={`${css.end} short`}>
      <CopyButton
        label={common.copy}
        done={common.copiedWords(words)}
        text={() => plainText(withSpeakerNames(text.segments, strings))}
        onCopied={() => markTaken(job.id)}
        command="copy"
        keys={ariaKeys("copy")}
      />
      <button
        type="button"
        className={panel.open === "export" ? "btn" : "btn prime"}
        data-command="export"
        data-panel="export"
        aria-keyshortcuts={ariaKeys("export")}
        aria-expanded={panel.open === "export"}
        onClick={() => panel.toggle("export")}
      >
        <Download size={20} strokeWidth={1.75} aria-hidden="true" />
        {exporting.title}
      </button>
    </span>
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
