import { decibels, type CheckVerdict as Verdict } from "../../audio/checkVerdict";
import type { HeardLevels } from "../../audio/heardLevels";
import { type Strings, useStrings } from "../../strings/strings";

interface Props {
  readonly verdict: Verdict;
  readonly levels: HeardLevels;
}

/** What a running check has found. The sentence is read aloud when it becomes another; the figures change all the time. */
export function CheckVerdict({ verdict, levels }: Props) {
  const strings = useStrings();
  return (
    <p>
      <span role="status" className={tones[verdict]}>
        {sentence(verdict, levels, strings)}
      </span>
      {verdict === "good" && <> {figures(levels, strings)}</>}
    </p>
  );
}

const tones: Readonly<Record<Verdict, string>> = {
  waiting: "",
  muted: "slow",
  silent: "slow",
  "wrong-device": "slow",
  "too-loud": "slow",
  noise: "slow",
  soft: "slow",
  good: "good",
};

function sentence(verdict: Verdict, { floor }: HeardLevels, { settings, microphone }: Strings): string {
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

/** Silence without any noise has no level in decibels. */
function figures({ loudest, floor }: HeardLevels, { settings }: Strings): string {
  const { peaks, peaksOverNoise } = settings.microphone.verdicts;
  return floor === 0 ? peaks(decibels(loudest)) : peaksOverNoise(decibels(loudest), decibels(floor));
}
