import { Pause, Play } from "lucide-react";
import { silentSeconds } from "../../client/capture/diagnosis";
import { displayName } from "../../state/models/models";
import type { RecordingJob } from "../../state/queue/job";
import type { EngineState } from "../../state/queue/queueState";
import { useActions, useApp, useTranscript } from "../../state/react";
import { withSpeakerNames } from "../../state/recording/speakers";
import { countWords, plainText } from "../../state/transcripts/paragraphs";
import { textLanguage } from "../../state/transcripts/transcript";
import { clock } from "../../strings/formats";
import { type Strings, useStrings } from "../../strings/strings";
import { CopyButton } from "../CopyButton";
import { ariaKeys } from "../keys";
import { LevelTrace } from "../LevelTrace";
import css from "./Desk.module.css";
import { RecordKey } from "./RecordKey";

/** Being behind is said beyond so many seconds, as is a delay. */
const behind = 3;

/** What is being recorded: how long, how loud, and how the text keeps up. */
export function RecordDesk({ job }: { readonly job: RecordingJob }) {
  const strings = useStrings().desk;
  return (
    <>
      <RecordKey />
      <div className={css.track}>
        <div className={css.over}>
          <div className={css.left}>
            <span className={css.clock} role="timer" aria-live="off" aria-label={strings.recorded}>
              {clock(job.sound.heard)}
            </span>
            <PauseButton job={job} />
            <Status job={job} />
          </div>
          <div className={`${css.right} short`}>
            <span className={`meta ${css.device}`}>{job.capture?.label}</span>
            <CopyLive job={job} />
          </div>
        </div>
        <LevelTrace paused={job.state.status === "recording" ? "no" : "yes"} />
        <div className={css.base} data-live="" />
      </div>
    </>
  );
}

function CopyLive({ job }: { readonly job: RecordingJob }) {
  const strings = useStrings();
  const { common } = strings;
  const { markTaken } = useActions();
  const transcript = useTranscript(job);
  const { segments } = transcript;
  if (segments.length === 0) return null;
  const text = () => plainText(withSpeakerNames(segments, strings));
  return (
    <CopyButton
      label={common.copy}
      done={common.copiedWords(countWords(segments, textLanguage(transcript)))}
      text={text}
      onCopied={() => markTaken(job.id)}
      look="bare"
      command="copy"
      keys={ariaKeys("copy")}
    />
  );
}

function PauseButton({ job }: { readonly job: RecordingJob }) {
  const strings = useStrings().desk;
  const { pauseRecording, resumeRecording } = useActions();
  const { status } = job.state;
  if (status !== "recording" && status !== "paused") return null;
  const isPaused = status === "paused";
  const Icon = isPaused ? Play : Pause;
  return (
    <button
      type="button"
      className="btn bare"
      data-command="pause"
      aria-keyshortcuts={ariaKeys("pause")}
      aria-label={isPaused ? strings.resumeRecording : strings.pauseRecording}
      onClick={isPaused ? resumeRecording : pauseRecording}
    >
      <Icon size={18} strokeWidth={1.75} fill="currentColor" aria-hidden="true" />
    </button>
  );
}

function Status({ job }: { readonly job: RecordingJob }) {
  const strings = useStrings().desk.status;
  const engine = useApp((state) => state.engine);
  const { words, tone } = statusOf(job, engine, strings);
  return (
    <span className={`meta ${css.status}`} data-tone={tone} data-testid="recording-status">
      {words}
    </span>
  );
}

interface StatusWords {
  readonly words: string;
  readonly tone: "plain" | "slow" | "bad";
}

type StatusStrings = Strings["desk"]["status"];

/** One thing at a time, the most urgent first. */
function statusOf(job: RecordingJob, engine: EngineState, strings: StatusStrings): StatusWords {
  const plain = (words: string): StatusWords => ({ words, tone: "plain" });
  const slow = (words: string): StatusWords => ({ words, tone: "slow" });
  const backlog = Math.max(0, ...job.pace.map((pace) => pace?.backlog ?? 0));
  if (job.listening.status === "failed") return { words: strings.soundOnly, tone: "bad" };
  if (job.state.status === "finishing" && job.listening.status === "listening") {
    return plain(backlog >= 1 ? strings.finishingLast(backlog) : strings.finishing);
  }
  if (job.listening.status === "waiting") return waitingWords(engine, strings);
  if (job.state.status === "paused") return plain(strings.paused);
  const { signal, isWrongDevice } = job.capture ?? { signal: "ok", isWrongDevice: false };
  if (signal === "muted") return slow(strings.muted);
  if (signal === "silent") return slow(isWrongDevice ? strings.wrongDevice : strings.silent(silentSeconds));
  if (backlog > behind) return slow(strings.behind(backlog));
  if (signal === "clipping") return slow(strings.tooLoud);
  const delay = Math.max(0, ...job.pace.map((pace) => pace?.delay ?? 0));
  return plain(delay > 0 ? strings.listeningAfter(delay) : strings.listening);
}

function waitingWords(engine: EngineState, strings: StatusStrings): StatusWords {
  if (engine.status === "failed") return { words: strings.soundOnly, tone: "bad" };
  if (engine.status !== "loading") return { words: strings.textFollows, tone: "plain" };
  const { model, loadedBytes } = engine;
  return { words: strings.loading(displayName(model), loadedBytes, model.bytes), tone: "plain" };
}
