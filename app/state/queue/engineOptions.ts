import type { DeviceInfo, TranscribeOptions } from "../../../engine/index";
import type { Job } from "./job";
import { languageOf } from "./jobs";

/** Windows at once: what keeps a device busy without taking much of its memory. */
const windowsAtOnce = { processor: 4, graphicsCard: 16 } as const;

/** What the engine is asked for a job on a device; the rest is as the engine has it. */
export function engineOptions(
  job: Pick<Job, "spoken" | "options">,
  device: Pick<DeviceInfo, "software">,
): Partial<TranscribeOptions> {
  const { task, wordTimestamps, skipSilence, followLanguage, fastest, hotwords, initialPrompt } = job.options;
  const atOnce = device.software ? windowsAtOnce.processor : windowsAtOnce.graphicsCard;
  return {
    // One that was found may be followed by another.
    language: followLanguage && job.spoken.how === "found" ? undefined : languageOf(job),
    redetectLanguage: followLanguage || undefined,
    task,
    wordTimestamps,
    hotwords: hotwords.trim() || undefined,
    initialPrompt: initialPrompt.trim() || undefined,
    vad: skipSilence ? {} : undefined,
    batch: fastest ? atOnce : undefined,
  };
}
