import { useMemo } from "react";
import type { Job } from "../../state/queue/job";
import { isLive } from "../../state/queue/jobs";
import { toldNames } from "../../state/recording/liveNames";
import type { LiveVoices } from "./LiveVoice";

/** The voices that are told apart in a recording that is made, the same object for as long as their names are the same. */
export function useLiveVoices(job: Job): LiveVoices | undefined {
  const names = isLive(job) ? toldNames(job.told).join("\n") : "";
  const { id } = job;
  return useMemo(() => (names === "" ? undefined : { job: id, names: names.split("\n") }), [id, names]);
}
