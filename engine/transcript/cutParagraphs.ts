import { strip } from "./strip";
import type { Segment } from "./types";

/** A pause of this many seconds begins a paragraph. */
const pause = 2;
/** The first sentence end after this many characters does, too. */
const longEnough = 600;
const sentenceEnd = /[.!?…。！？؟।]["'”’»)\]]*$/u;
/** Without one, the longest pause about here, in characters. */
const tooLong = 900;
const about = 200;

/** A place at which a paragraph could end: before a segment. */
interface Place {
  readonly index: number;
  /** Characters of the paragraph so far, and seconds of silence here. */
  readonly length: number;
  readonly silence: number;
}

/** The index of the first segment of the paragraph after the one that begins at `first`; the number of segments: there is none. */
export function nextParagraph(segments: readonly Segment[], first: number): number {
  const places: Place[] = [];
  let [text, end, speaker] = ["", 0, undefined as string | undefined];
  for (let index = first; index < segments.length; index++) {
    const segment = segments[index] as Segment;
    if (strip(segment.text) === "") continue;
    if (text !== "") {
      const silence = segment.start - end;
      const isOther = silence >= pause || segment.speaker !== speaker || isFull(text);
      if (segment.paragraph === "begins" || (isOther && segment.paragraph !== "runs-on")) return index;
      if (segment.paragraph !== "runs-on") places.push({ index, length: text.length, silence });
    }
    text += segment.text;
    end = Math.max(end, segment.end);
    speaker = segment.speaker;
    if (text.length > tooLong + about && places.length > 0) return bestOf(places).index;
  }
  return segments.length;
}

function isFull(text: string): boolean {
  return text.length > longEnough && sentenceEnd.test(strip(text.slice(-20)));
}

/** The longest pause of those near to the length that is wanted; where none is near, the nearest one. */
function bestOf(places: readonly Place[]): Place {
  const distance = ({ length }: Place) => Math.abs(length - tooLong);
  const near = places.filter((place) => distance(place) <= about);
  const isBetter = near.length > 0 ? (a: Place, b: Place) => b.silence - a.silence : () => 0;
  const candidates = near.length > 0 ? near : places;
  return candidates.toSorted((a, b) => isBetter(a, b) || distance(a) - distance(b))[0] as Place;
}
