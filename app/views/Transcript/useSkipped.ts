import { useCallback, useMemo } from "react";
import type { Job } from "../../state/queue/job";
import { isUnfinished } from "../../state/queue/jobs";
import { useActions } from "../../state/react";
import type { Clip } from "../../state/transcripts/again";
import { leavesOutSilence, skippedStretches } from "../../state/transcripts/skipped";
import type { Transcript } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import type { Editing, TextParagraph } from "./editing";

interface Shown {
  readonly job: Job;
  readonly transcript: Transcript;
  readonly paragraphs: readonly TextParagraph[];
  readonly editing: Pick<Editing, "say">;
}

const none: ReturnType<typeof skippedStretches> = new Map();

/** What was left out of a text as holding no speech, and what has it transcribed; that is undefined while it is written anew. */
export function useSkipped({ job, transcript: { segments }, paragraphs, editing: { say } }: Shown) {
  const { again, editing } = useStrings();
  const { hearSkipped, openSound } = useActions();
  const { id, totalSeconds } = job;
  const isDone = job.state.status === "done";
  const leavesOut = job.kind === "file" && leavesOutSilence(job.options);
  const skipped = useMemo(
    () => (leavesOut ? skippedStretches({ paragraphs, segments, seconds: isDone ? totalSeconds : undefined }) : none),
    [leavesOut, paragraphs, segments, isDone, totalSeconds],
  );
  const isAsked = job.kind === "file" && job.file.status === "ask";
  const hear = useCallback(
    async (stretch: Clip) => {
      // The browser may ask whether the file of an earlier visit may be read.
      if (isAsked) await openSound(id);
      const outcome = await hearSkipped(id, stretch);
      if (outcome === "no-sound") say(again.noSound);
      else if (outcome === "elsewhere") say(editing.elsewhere);
      else if (outcome === "running") say(editing.notYet);
    },
    [id, isAsked, hearSkipped, openSound, say, again, editing],
  );
  return { skipped, hear: isUnfinished(job) && job.again ? undefined : hear };
}
