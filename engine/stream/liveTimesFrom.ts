import { segmentFrom } from "../transcript/timesFrom";
import type { LiveEvent } from "./types";

/** An event of a track that is heard from second `from` of the recording on, at its times in the recording. */
export function liveEventFrom(from: number, event: LiveEvent): LiveEvent {
  if (from === 0) return event;
  switch (event.type) {
    case "confirmed":
      return { ...event, segment: segmentFrom(from, event.segment) };
    case "tentative":
      return { ...event, start: from + event.start };
    case "recovered":
      return { ...event, seconds: from + event.seconds };
    case "live":
      return { ...event, heard: from + event.heard, confirmed: from + event.confirmed };
    case "spoken": {
      const parts = event.parts.map((part) => ({ ...part, segment: segmentFrom(from, part.segment) }));
      return { ...event, parts };
    }
    case "language":
    case "merged":
    case "unheard":
      return event;
  }
}
