import type { HeardWord, WordSource } from "../../stream/hearing";
import { framesPerSecond } from "../../transcript/frames";
import type { Segment, Word } from "../../transcript/types";
import { defaultPunctuations, mergePunctuations } from "../words/mergePunctuations";
import { roundToHundredths } from "../words/round";
import { timingOf } from "./liveWords";

/** Timestamp tokens a second, and the last of them. */
const stampsPerSecond = 50;
const lastStamp = 1500;

/** Words of live text as a segment with the fields of a file's: tokens between timestamps, punctuation joined with its word. */
export function segmentOf(heard: readonly HeardWord[], source: WordSource, timestampBegin: number): Segment {
  const items = heard.map(timingOf);
  const words = mergePunctuations(items, defaultPunctuations).filter(({ word }) => word !== "");
  const start = roundToHundredths(words[0]?.start ?? items[0]!.start);
  const end = roundToHundredths(words.at(-1)?.end ?? items.at(-1)!.end);
  const stamp = (seconds: number) => {
    const steps = Math.round((seconds - source.seek / framesPerSecond) * stampsPerSecond);
    return timestampBegin + Math.min(lastStamp, Math.max(0, steps));
  };
  return {
    ...source,
    start,
    end,
    // Never decoded anew, so that bytes which make a character only together cannot change what stands.
    text: items.map(({ word }) => word).join(""),
    tokens: [stamp(start), ...items.flatMap(({ tokens }) => tokens), stamp(end)],
    words: words.map(
      ({ word, start: from, end: to, probability }): Word => ({
        word,
        start: roundToHundredths(from),
        end: roundToHundredths(to),
        probability,
      }),
    ),
  };
}
