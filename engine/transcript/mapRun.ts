import type { TranscribeEvent, Transcript } from "./types";

export interface RunMap {
  event(event: TranscribeEvent): TranscribeEvent;
  segments(segments: Transcript["segments"]): Transcript["segments"];
}

/** A run with its events, and the segments that it ends with, each made another; one that stops early ends the run. */
export async function* mapRun(
  run: AsyncGenerator<TranscribeEvent, Transcript>,
  map: RunMap,
): AsyncGenerator<TranscribeEvent, Transcript> {
  try {
    for (;;) {
      const next = await run.next();
      if (next.done) return { ...next.value, segments: map.segments(next.value.segments) };
      yield map.event(next.value);
    }
  } finally {
    // Where the consumer stops early, what runs on the device has to end.
    await run.return({ text: "", language: "", segments: [] });
  }
}
