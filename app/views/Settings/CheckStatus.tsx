import { failureText } from "../../state/failures";
import { useApp } from "../../state/react";
import type { MicrophoneState } from "../../state/recording/recordingState";
import { liveJob } from "../../state/selectors";
import { type Strings, useStrings } from "../../strings/strings";
import { type CheckVerdict, decibels } from "./checkVerdict";
import type { HeardLevels } from "./heardLevels";

interface Props {
  readonly verdict: CheckVerdict;
  readonly levels: HeardLevels;
}

/** What the check has found, or why none runs. The sentence is read aloud when it changes; the figures change all the time. */
export function CheckStatus({ verdict, levels }: Props) {
  const strings = useStrings();
  const microphone = useApp((state) => state.microphone);
  const isRecording = useApp((state) => liveJob(state) !== undefined);
  const isRunning = microphone.status === "checking";
  const sentence = isRecording
    ? strings.settings.microphone.whileRecording
    : isRunning
      ? verdictText(verdict, levels, strings)
      : restText(microphone, strings);
  return (
    <p className={isRunning ? undefined : "meta"}>
      <span role="status" className={isRunning ? tones[verdict] : undefined}>
        {sentence}
      </span>
      {isRunning && verdict === "good" && <> {figures(levels, strings)}</>}
    </p>
  );
}

const tones: Readonly<Record<CheckVerdict, string | undefined>> = {
  waiting: undefined,
  muted: "slow",
  silent: "slow",
  "wrong-device": "slow",
  "too-loud": "slow",
  noise: "slow",
  soft: "slow",
  good: "good",
};

function restText(microphone: MicrophoneState, strings: Strings): string {
  const { check } = strings.microphone;
  switch (microphone.status) {
    case "failed":
      return failureText(microphone.failure, { file: undefined, model: undefined }, strings).sentence;
    case "off":
      return check.nothingKept;
    default:
      return check.waiting;
  }
}

function verdictText(verdict: CheckVerdict, { floor }: HeardLevels, { settings, microphone }: Strings): string {
  const { verdicts } = settings.microphone;
  switch (verdict) {
    case "waiting":
      return microphone.check.speak;
    case "wrong-device":
      return verdicts.wrongDevice;
    case "too-loud":
      return verdicts.tooLoud;
    case "noise":
      return verdicts.noise(decibels(floor));
    default:
      return verdicts[verdict];
  }
}

/** −96 dB: what is below sixteen bits is silence without any noise, as a microphone that is switched off gives it. */
const nothing = -96;

function figures({ loudest, floor }: HeardLevels, { settings }: Strings): string {
  const { peaks, peaksOverNoise } = settings.microphone.verdicts;
  return decibels(floor) < nothing ? peaks(decibels(loudest)) : peaksOverNoise(decibels(loudest), decibels(floor));
}
