import { type ReactNode, useId } from "react";
import { benchObstacle } from "../../state/bench/benchObstacle";
import type { BenchRun } from "../../state/bench/benchState";
import { useActions, useApp } from "../../state/react";
import { type Strings, useStrings } from "../../strings/strings";
import { CopyButton } from "../../ui/CopyButton";
import css from "./Bench.module.css";

/** Seconds that a measurement takes where there is an ordinary graphics card. */
const usually = 20;

/** Starts and stops a measurement, and says what is being measured. */
export function RunLine({ children }: { readonly children: ReactNode }) {
  const { bench: strings, common, failures } = useStrings();
  const run = useApp((state) => state.bench.run);
  const obstacle = useApp(benchObstacle);
  const { measure, stopMeasuring } = useActions();
  const about = useId();
  const isRunning = run.status === "running";
  return (
    <>
      <div className={css.actions}>
        <button
          type="button"
          className="btn prime"
          disabled={!isRunning && obstacle !== "none"}
          aria-describedby={about}
          onClick={isRunning ? stopMeasuring : () => void measure()}
        >
          {isRunning ? strings.stop : strings.run}
        </button>
        {run.status === "failed" && (
          <CopyButton label={failures.actions.copyDetails} done={common.copied} text={() => run.failure.details} />
        )}
        {children}
      </div>
      <p id={about} className="meta">
        {!isRunning && obstacle !== "none" ? strings.waits[obstacle] : runWords(run, strings)}
      </p>
      {/* Not every kernel is worth a word to who listens. */}
      <p className="sr" role="status">
        {saidWords(run, strings)}
      </p>
    </>
  );
}

type Words = Strings["bench"];

function runWords(run: BenchRun, words: Words): string {
  if (run.status === "none") return words.takes(usually);
  if (run.status !== "running" || run.step?.what !== "kernel") return saidWords(run, words);
  const { device, index, of } = run.step;
  return words.running.kernel[device](index, of);
}

function saidWords(run: BenchRun, { running, ended }: Words): string {
  switch (run.status) {
    case "none":
      return "";
    case "running": {
      const { step } = run;
      if (step === undefined) return running.begins;
      return step.what === "speech" ? running.speech[step.device] : running.kernels[step.device];
    }
    case "done":
    case "failed":
      return ended[run.status];
    case "stopped":
      return ended[run.by];
  }
}
