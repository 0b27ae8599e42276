import { drain } from "../events";
import type { TranscribeEvent, Transcript } from "../transcript/types";

/** All events of a transcript, and what it comes to. */
export async function collect(
  steps: AsyncGenerator<TranscribeEvent, Transcript>,
): Promise<{ readonly events: readonly TranscribeEvent[]; readonly transcript: Transcript }> {
  const events: TranscribeEvent[] = [];
  const transcript = await drain(steps, (event) => events.push(event));
  return { events, transcript };
}

/** The segments that events brought, in their order. */
export function segmentsOf(events: readonly TranscribeEvent[]): Transcript["segments"] {
  return events.flatMap((event) => (event.type === "segments" ? event.segments : []));
}
