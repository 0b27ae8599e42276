import { useEffect } from "react";
import { useActions, useApp } from "../../state/react";
import { liveJob } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { LevelTrace } from "../../ui/LevelTrace";
import { MicrophoneSelect } from "../../ui/MicrophoneSelect";
import { CheckStatus } from "./CheckStatus";
import { CheckSteps } from "./CheckSteps";
import { checkVerdict } from "./checkVerdict";
import css from "./MicCheck.module.css";
import { useHeardLevels } from "./useHeardLevels";

/** Listens without recording, and says in words what comes in. Leaving the page ends it. */
export function MicCheck() {
  const { check } = useStrings().microphone;
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
      <CheckStatus verdict={verdict} levels={levels} />
      <CheckSteps
        key={microphone.status}
        verdict={verdict}
        capture={microphone.status === "checking" ? microphone.capture : undefined}
      />
    </div>
  );
}
