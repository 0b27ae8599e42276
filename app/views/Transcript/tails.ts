import type { Paragraph } from "../../../engine/index";
import type { Work } from "../../state/appState";
import { isLive } from "../../state/queue/jobs";
import { speakerOf } from "../../state/transcripts/transcript";

/** Text that may still change, and whose voice it is. */
export interface TailText {
  readonly speaker: string | undefined;
  readonly text: string;
}

/** What is being heard or decoded. While sound comes in there is always one, so that the live point is to be seen. */
export function tailsOf({ job, transcript }: Work): readonly TailText[] {
  if (!isLive(job)) return job.state.status === "running" ? [{ speaker: undefined, text: job.partial }] : [];
  const heard = transcript.speakers.map((_, track) => ({
    speaker: speakerOf(transcript, track),
    text: job.tails[track] ?? "",
  }));
  const spoken = heard.filter(({ text }) => text !== "");
  if (spoken.length > 0 || job.state.status !== "recording") return spoken;
  return [{ speaker: transcript.segments.at(-1)?.speaker ?? heard[0]?.speaker, text: "" }];
}

/** The tail that runs on in the last paragraph, and those that stand alone. */
export function tailsAfter(tails: readonly TailText[], last: Paragraph | undefined) {
  const within = last && tails.find(({ speaker }) => speaker === last.speaker);
  return { within, alone: tails.filter((tail) => tail !== within) };
}
