import type { AgainOutcome } from "../../../state/queue/againActions";
import type { Strings } from "../../../strings/strings";

/** Why the same sound is not transcribed again. */
export function obstacleWords(outcome: AgainOutcome, { again, editing }: Pick<Strings, "again" | "editing">): string {
  if (outcome === "full") return again.full;
  if (outcome === "elsewhere") return editing.elsewhere;
  return outcome === "running" ? editing.notYet : again.noSound;
}
