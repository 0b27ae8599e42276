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
      if (event.how === "grown") {
        expect(event.segment.start).toBe(last?.start);
        expect(event.segment.text.startsWith(last?.text ?? "nothing stood")).toBe(true);
        segments.pop();
      } else expect(event.segment.start).toBeGreaterThanOrEqual(last?.end ?? 0);
      segments.push(event.segment);
    }
    if (event.type === "tentative") tail = event.text;
    return segments.map(({ text }) => text).join("") + tail;
  });
}
