import type { RecordingJob } from "../state/queue/job";
import type { Strings } from "../strings/strings";

/** What is said of a recording that was cut off: that all of it is here is said only where it is. */
export function cutOffWords({ sound: { heard, missing, noRoomFrom } }: RecordingJob, notes: Strings["notes"]): string {
  return missing === undefined && noRoomFrom === undefined ? notes.cutOff(heard) : notes.cutOffInPart(heard);
}
