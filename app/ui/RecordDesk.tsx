import { Pause, Play } from "lucide-react";
import { textLanguage } from "../state/jobs";
import { displayName } from "../state/models";
import { countWords, plainText } from "../state/paragraphs";
import { useActions, useApp } from "../state/react";
import type { EngineState, RecordingJob } from "../state/types";
import { CopyButton } from "./CopyButton";
import css from "./Desk.module.css";
import { clock, count, percent, span } from "./format";
import { ariaKeys } from "./keys";
import { LevelTrace } from "./LevelTrace";
import { RecordKey } from "./RecordKey";

/** Being behind is said beyond so many seconds, as is a delay. */
const behind = 3;

/** What is being recorded: how long, how loud, and how the text keeps up. */
export function RecordDesk({ job }: { readonly job: RecordingJob }) {
  const { show } = useActions();
  const page = useApp((state) => state.page);
  const elsewhere = page.view !== "transcript" || page.job !== job.id;
  return (
    <>
      <RecordKey />
      <div className={css.track}>
        <div className={css.over}>
          <div className={css.left}>
            <span className={css.clock} role="timer" aria-live="off" aria-label="Recorded">
              {clock(job.sound.heard)}
            </span>
            <PauseButton job={job} />
            <Status job={job} />
          </div>
          <div className={css.right}>
            {elsewhere ? (
              <button
                type="button"
                className={`link ${css.name}`}
                onClick={() => show({ view: "transcript", job: job.id })}
              >
                Show the recording
              </button>
            ) : (
              <>
                <span className={`meta ${css.device}`}>{job.capture?.label}</span>
                {job.segments.length > 0 && <CopyLive job={job} />}
              </>
            )}
          </div>
        </div>
        <LevelTrace paused={job.state.status === "recording" ? "no" : "yes"} />
        <div className={css.base} data-live="" />
      </div>
    </>
  );
}

function CopyLive({ job }: { readonly job: RecordingJob }) {
  const { markTaken } = useActions();
  const text = () => plainText(job.segments);
  return (
    <CopyButton
      label="Copy"
      done={`Copied ${count(countWords(job.segments, textLanguage(job)), "word")}`}
      text={text}
      onCopied={() => markTaken(job.id)}
      look="bare"
      command="copy"
      keys={ariaKeys("copy")}
    />
  );
}

function PauseButton({ job }: { readonly job: RecordingJob }) {
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
      aria-label={isPaused ? "Go on recording" : "Pause recording"}
      onClick={isPaused ? resumeRecording : pauseRecording}
    >
      <Icon size={18} strokeWidth={1.75} fill="currentColor" aria-hidden="true" />
    </button>
  );
}

function Status({ job }: { readonly job: RecordingJob }) {
  const engine = useApp((state) => state.engine);
  const { words, tone } = statusOf(job, engine);
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

/** One thing at a time, the most urgent first. */
export function statusOf(job: RecordingJob, engine: EngineState): StatusWords {
  const plain = (words: string): StatusWords => ({ words, tone: "plain" });
  const slow = (words: string): StatusWords => ({ words, tone: "slow" });
  const backlog = Math.max(0, ...job.pace.map((pace) => pace?.backlog ?? 0));
  if (job.listening.status === "failed") return { words: "Sound only; no text", tone: "bad" };
  if (job.state.status === "finishing" && job.listening.status === "listening") {
    return plain(backlog >= 1 ? `Finishing the last ${span(backlog)}` : "Finishing");
  }
  if (job.listening.status === "waiting") return waitingWords(engine);
  if (job.state.status === "paused") return plain("Paused");
  const { signal, isWrongDevice } = job.capture ?? { signal: "ok", isWrongDevice: false };
  if (signal === "muted") return slow("The microphone is muted");
  if (signal === "silent") return slow(isWrongDevice ? "Silent; this may be no microphone" : "No sound for 8\u00a0s");
  if (backlog > behind) return slow(`${span(backlog)} behind`);
  if (signal === "clipping") return slow("Too loud");
  const delay = Math.max(0, ...job.pace.map((pace) => pace?.delay ?? 0));
  return plain(delay > 0 ? `Listening, text after ${delay.toFixed(1)}\u00a0s` : "Listening");
}

function waitingWords(engine: EngineState): StatusWords {
  if (engine.status === "failed") return { words: "Sound only; no text", tone: "bad" };
  if (engine.status !== "loading") return { words: "Text follows", tone: "plain" };
  const share = percent(engine.loadedBytes, engine.model.bytes);
  return { words: `Loading ${displayName(engine.model)}, ${share}; text follows`, tone: "plain" };
}
