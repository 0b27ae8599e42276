import { expect } from "vitest";
import type { LiveEvent } from "../stream/types";
import type { Segment } from "../transcript/types";

/** Throws where an event of one track changes a confirmed character; returns what is shown after each event. */
export function followLive(events: readonly LiveEvent[]): readonly string[] {
  const segments: Segment[] = [];
  let tail = "";
  return events.map((event) => {
    if (event.type === "confirmed") {
      const last = segments.at(-1);
      if (last?.id === event.segment.id) {
        expect(event.segment.text.slice(0, last.text.length)).toBe(last.text);
        segments.pop();
      } else expect(segments.map(({ id }) => id)).not.toContain(event.segment.id);
      segments.push(event.segment);
    }
    if (event.type === "tentative") tail = event.text;
    return segments.map(({ text }) => text).join("") + tail;
  });
}
