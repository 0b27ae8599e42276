import { useState } from "react";
import type { CaptureState } from "../../client/capture/capture";
import { type Strings, useStrings } from "../../strings/strings";
import { CheckStep } from "./CheckStep";
import type { CheckVerdict } from "./checkVerdict";
import css from "./MicCheck.module.css";
import { WordsStep } from "./WordsStep";

interface Props {
  readonly verdict: CheckVerdict;
  /** Undefined while no check runs. */
  readonly capture: CaptureState | undefined;
}

/** What each step of the check has come to. What was found of a sound stands when there is none any more. */
export function CheckSteps({ verdict, capture }: Props) {
  const strings = useStrings().settings.microphone;
  const { steps } = strings;
  const [found, setFound] = useState(verdict);
  if (verdict !== found && levelWords(verdict, steps) !== undefined) setFound(verdict);
  const level = levelWords(found, steps);
  const arrived = capture && level !== undefined ? steps.arrived(capture.rate / 1000, capture.channels) : undefined;
  return (
    <ol className={css.steps} aria-label={steps.label}>
      <CheckStep name={steps.arrives} state={arrived === undefined ? "open" : "done"}>
        <span className="meta">{arrived ?? steps.waiting}</span>
      </CheckStep>
      <CheckStep name={steps.level} state={found === "good" ? "done" : "open"}>
        <span className="meta">{level ?? steps.waiting}</span>
      </CheckStep>
      <WordsStep />
    </ol>
  );
}

/** Of sound that is heard, how loud it is. */
function levelWords(verdict: CheckVerdict, steps: Strings["settings"]["microphone"]["steps"]): string | undefined {
  switch (verdict) {
    case "good":
      return steps.levelRight;
    case "soft":
      return steps.tooSoft;
    case "too-loud":
      return steps.clipping;
    case "noise":
      return steps.noisy;
    default:
      return undefined;
  }
}
