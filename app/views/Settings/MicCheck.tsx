import { Check } from "lucide-react";
import { useEffect } from "react";
import { type CheckVerdict, checkVerdict, decibels } from "../../audio/checkVerdict";
import { failureText } from "../../state/failures";
import { useActions, useApp } from "../../state/react";
import { liveJob } from "../../state/selectors";
import { type Strings, useStrings } from "../../strings/strings";
import { LevelTrace } from "../../ui/LevelTrace";
import { MicrophoneSelect } from "../../ui/MicrophoneSelect";
import css from "./MicCheck.module.css";
import { useLoudest } from "./useLoudest";

/** Listens without recording, and says in words what comes in. Leaving the page ends it. */
export function MicCheck() {
  const strings = useStrings();
  const { microphone: words } = strings.settings;
  const { check } = strings.microphone;
  const { startCheck, stopCheck, lookForMicrophones } = useActions();
  const microphone = useApp((state) => state.microphone);
  const isRecording = useApp((state) => liveJob(state) !== undefined);
  const isRunning = microphone.status === "checking";
  const loudest = useLoudest(isRunning ? "listen" : "rest");
  useEffect(() => {
    void lookForMicrophones();
    return stopCheck;
  }, [lookForMicrophones, stopCheck]);
  const verdict = isRunning ? checkVerdict(microphone.capture, loudest) : "waiting";
  return (
    <div className={css.check}>
      <div className={css.head}>
        <MicrophoneSelect />
        <button
          type="button"
          className="btn"
          disabled={isRecording}
          onClick={isRunning ? stopCheck : () => void startCheck()}
        >
          {isRunning ? check.stop : check.start}
        </button>
      </div>
      <div className={css.level}>{isRunning && <LevelTrace paused="no" />}</div>
      <p role="status" className={isRunning ? tones[verdict] : "meta"}>
        {isRecording
          ? words.whileRecording
          : microphone.status === "failed"
            ? failureText(microphone.failure, { file: undefined, model: undefined }, strings).sentence
            : isRunning
              ? verdictText(verdict, loudest, strings)
              : microphone.status === "off"
                ? check.nothingKept
                : check.waiting}
      </p>
      <Steps verdict={verdict} />
    </div>
  );
}

/** What a step of the check has come to. */
function Steps({ verdict }: { readonly verdict: CheckVerdict }) {
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

const tones: Readonly<Record<CheckVerdict, string>> = {
  waiting: "",
  muted: "slow",
  silent: "slow",
  "wrong-device": "slow",
  "too-loud": "slow",
  soft: "slow",
  good: "good",
};

function verdictText(verdict: CheckVerdict, loudest: number, { settings, microphone }: Strings): string {
  const { verdicts } = settings.microphone;
  switch (verdict) {
    case "waiting":
      return microphone.check.speak;
    case "good":
      return verdicts.good(decibels(loudest));
    case "wrong-device":
      return verdicts.wrongDevice;
    case "too-loud":
      return verdicts.tooLoud;
    default:
      return verdicts[verdict];
  }
}
