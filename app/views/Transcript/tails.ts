import type { Job } from "../../state/queue/job";
import { isLive } from "../../state/queue/jobs";
import { speakerOf } from "../../state/recording/recordings";
import type { Paragraph } from "../../state/transcripts/paragraphs";

/** Text that may still change, and whose voice it is. */
export interface TailText {
  readonly speaker: string | undefined;
  readonly text: string;
}

/** What is being heard or decoded. While sound comes in there is always one, so that the live point is to be seen. */
export function tailsOf(job: Job): readonly TailText[] {
  if (!isLive(job)) return job.state.status === "running" ? [{ speaker: undefined, text: job.partial }] : [];
  const heard = job.tracks.map((_, track) => ({ speaker: speakerOf(job, track), text: job.tails[track] ?? "" }));
  const spoken = heard.filter(({ text }) => text !== "");
  if (spoken.length > 0 || job.state.status !== "recording") return spoken;
  return [{ speaker: job.segments.at(-1)?.speaker ?? heard[0]?.speaker, text: "" }];
}

/** The tail that runs on in the last paragraph, and those that stand alone. */
export function tailsAfter(tails: readonly TailText[], last: Paragraph | undefined) {
  const within = last && tails.find(({ speaker }) => speaker === last.speaker);
  return { within, alone: tails.filter((tail) => tail !== within) };
}
