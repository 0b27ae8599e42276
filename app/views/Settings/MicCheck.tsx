import { Check } from "lucide-react";
import { useEffect } from "react";
import { checkVerdict, type CheckVerdict as Verdict } from "../../audio/checkVerdict";
import { failureText } from "../../state/failures";
import { useActions, useApp } from "../../state/react";
import { liveJob } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { LevelTrace } from "../../ui/LevelTrace";
import { MicrophoneSelect } from "../../ui/MicrophoneSelect";
import { CheckVerdict } from "./CheckVerdict";
import css from "./MicCheck.module.css";
import { useHeardLevels } from "./useHeardLevels";

/** Listens without recording, and says in words what comes in. Leaving the page ends it. */
export function MicCheck() {
  const strings = useStrings();
  const { microphone: words } = strings.settings;
  const { check } = strings.microphone;
  const { startCheck, stopCheck, lookForMicrophones } = useActions();
  const microphone = useApp((state) => state.microphone);
  const isRecording = useApp((state) => liveJob(state) !== undefined);
  const isRunning = microphone.status === "checking";
  const levels = useHeardLevels(isRunning ? "listen" : "rest");
  useEffect(() => {
    void lookForMicrophones();
    return stopCheck;
  }, [lookForMicrophones, stopCheck]);
  const verdict = isRunning ? checkVerdict(microphone.capture, levels) : "waiting";
  return (
    <div className={css.check}>
      <div className={css.head}>
        <MicrophoneSelect />
        <button
          type="button"
          className="btn"
          disabled={isRecording}
          onClick={isRunning ? stopCheck : () => void startCheck("level-and-words")}
        >
          {isRunning ? check.stop : check.start}
        </button>
      </div>
      <div className={css.level}>{isRunning && <LevelTrace paused="no" />}</div>
      {isRunning ? (
        <CheckVerdict verdict={verdict} levels={levels} />
      ) : (
        <p role="status" className="meta">
          {isRecording
            ? words.whileRecording
            : microphone.status === "failed"
              ? failureText(microphone.failure, { file: undefined, model: undefined }, strings).sentence
              : microphone.status === "off"
                ? check.nothingKept
                : check.waiting}
        </p>
      )}
      <Steps verdict={verdict} />
    </div>
  );
}

/** What a step of the check has come to. */
function Steps({ verdict }: { readonly verdict: Verdict }) {
  const { steps } = useStrings().settings.microphone;
  const isHeard = verdict === "good" || verdict === "soft" || verdict === "too-loud";
  const level = { soft: steps.tooSoft, "too-loud": steps.clipping, good: steps.levelRight };
  const all = [
    { name: steps.arrives, isDone: isHeard, says: isHeard ? steps.heard : steps.waiting },
    { name: steps.level, isDone: verdict === "good", says: isHeard ? level[verdict] : steps.waiting },
  ];
  return (
    <ol className={css.steps} aria-label={steps.label}>
      {all.map(({ name, isDone, says }) => (
        <li key={name} data-done={isDone || undefined}>
          <b>
            {isDone && <Check size={16} strokeWidth={2.5} aria-hidden="true" />}
            {name}
          </b>
          {isDone && <span className="sr">{steps.done}</span>}
          <span className="meta">{says}</span>
        </li>
      ))}
    </ol>
  );
}
