import type { FileJob } from "../state/queue/job";
import { isBegun } from "../state/selectors";
import type { Transcript } from "../state/transcripts/transcript";
import type { Strings } from "../strings/strings";

/** Why a file of an earlier visit has to be chosen again, or why the one that was chosen is not it. */
export function missingWords(job: FileJob, transcript: Transcript, notes: Strings["notes"]): string {
  const refused = job.file.status === "missing" ? job.file.refused : undefined;
  if (refused !== undefined) return notes.otherFile(refused);
  return isBegun(job, transcript) ? notes.fileNeeded(job.seconds) : notes.fileNeededNoText;
}
