import type { Job } from "../state/queue/job";
import { shareOf } from "../state/queue/jobs";
import { timeLeftAt } from "../state/queue/progress";
import { stageOf } from "../state/queue/stage";
import { useStrings } from "../strings/strings";
import { useNow } from "./useNow";

/** "Writing · 41:20 of 1:32:06 · 22× realtime · 2 min left", as far as it is known: what is done of work just now. */
export function RunningWords({ job }: { readonly job: Job }) {
  const { common, formats, queue } = useStrings();
  const left = useTimeLeft(job);
  const stage = stageOf(job);
  const { timesRealtime } = job.estimate;
  const { done, whole } = shareOf(job);
  if (job.state.status === "stopping") return <span>{common.stopping}</span>;
  const isBegun = stage === "writing";
  return (
    <>
      {stage && <span className={isBegun ? "wide-only" : undefined}>{queue.stages[stage]}</span>}
      {isBegun && <span>{common.doneOf(done, whole)}</span>}
      {timesRealtime !== undefined && <span className="wide-only">{formats.speed(timesRealtime)}</span>}
      {left !== undefined && <span>{common.timeLeft(left)}</span>}
    </>
  );
}

/** Seconds left, which run down between two looks at the work; undefined in its first seconds, and where nobody knows. */
function useTimeLeft({ state, estimate }: Job): number | undefined {
  const startedAt = state.status === "running" ? state.startedAt : undefined;
  const now = useNow(startedAt === undefined ? "stands" : "ticks");
  return startedAt === undefined ? undefined : timeLeftAt(estimate, (now - startedAt) / 1000);
}
