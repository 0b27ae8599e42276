import { type CaptionRules, millisecondsOf, timeToRead } from "./rules";

/** A caption without its times. All of these are whole milliseconds. */
export interface Untimed {
  /** When its first word begins and its last one ends. */
  readonly start: number;
  readonly end: number;
  /** Characters. */
  readonly width: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Between what captions lie: none begins or ends outside of it. */
export interface Room {
  readonly from: number;
  readonly limit: number;
}

/** A caption comes so much before its first word, or after it, where a neighbour gives it time. */
const mostShift = 500;

/**
 * When captions are shown: from their first word on, as long as they are said and take to read, as far as the next one leaves
 * room. One that would be shorter than the shortest takes time of its neighbours, of what they do not need themselves.
 */
export function timeCaptions(captions: readonly Untimed[], rules: CaptionRules, room: Room): readonly Span[] {
  const starts = giveTime(captions, rules, room);
  const { longest, gap } = millisecondsOf(rules);
  return captions.map(({ end: saidUntil, width }, i) => {
    const start = starts[i] as number;
    const next = starts[i + 1];
    const wanted = Math.max(saidUntil, start + timeToRead(width, rules));
    const most = Math.min(start + longest, next === undefined ? room.limit : next - gap);
    return { start, end: Math.min(Math.max(start + 1, Math.min(wanted, most)), next ?? Number.POSITIVE_INFINITY) };
  });
}

/** When captions begin. */
function giveTime(captions: readonly Untimed[], rules: CaptionRules, room: Room): readonly number[] {
  const { shortest, gap } = millisecondsOf(rules);
  const said = apart(captions, room);
  const starts = [...said];
  const endOf = (i: number) => (i + 1 < starts.length ? (starts[i + 1] as number) - gap : room.limit);
  for (const [i, start] of starts.entries()) {
    let lack = shortest - (endOf(i) - start);
    if (lack <= 0) continue;
    const before = captions[i - 1];
    const free = before ? (starts[i - 1] as number) + timeToRead(before.width, rules) + gap : room.from;
    const earlier = Math.max(0, Math.min(lack, start - free, mostShift));
    starts[i] = start - earlier;
    lack -= earlier;
    const next = captions[i + 1];
    if (next === undefined) continue;
    const spare = endOf(i + 1) - (starts[i + 1] as number) - timeToRead(next.width, rules);
    starts[i + 1] = (starts[i + 1] as number) + Math.max(0, Math.min(lack, spare, mostShift));
  }
  return starts;
}

/** When first words begin, a millisecond apart at least, within the room. */
function apart(captions: readonly Untimed[], { from, limit }: Room): readonly number[] {
  let least = from;
  const forward = captions.map(({ start }) => {
    const later = Math.max(start, least);
    least = later + 1;
    return later;
  });
  let most = limit;
  return forward
    .toReversed()
    .map((start) => {
      most = Math.min(start, most - 1);
      return most;
    })
    .toReversed();
}
