import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { Segment } from "../../../engine/index";
import { countWords } from "../../state/transcripts/paragraphs";
import { type Transcript, textLanguage } from "../../state/transcripts/transcript";
import { inIdleTime } from "../../ui/idleTime";

/** Segments of a text whose words are counted before it is shown: counting those of hours takes longer than showing them. */
const countedAtOnce = 500;

/** How many words there are; of a long text 0 until the page has had the time to count them. */
export function useWords(text: Pick<Transcript, "segments" | "languages" | "task">): number {
  // Words that come are counted after they are shown: the first time takes the browser tens of milliseconds.
  const segments = useDeferredValue(text.segments);
  const language = textLanguage(text);
  const [counted, setCounted] = useState<"yes" | "no">("no");
  const isLong = segments.length > countedAtOnce && counted === "no";
  useEffect(() => {
    // A text that grows was counted as it came.
    if (!isLong) return segments.length > 0 ? setCounted("yes") : undefined;
    const each = (segment: Segment) => countWords([segment], language);
    return inIdleTime({ things: segments, each, done: () => setCounted("yes") });
  }, [isLong, segments, language]);
  return useMemo(() => (isLong ? 0 : countWords(segments, language)), [isLong, segments, language]);
}
