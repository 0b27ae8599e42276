import { assignSpeakers, type FoundSpeakers, markOverlaps, type SpeakerTurn } from "../../../../engine/index";
import { isNamed, nextSpeaker, numberedSpeaker } from "../speakerNames";
import type { TranscriptSegment } from "../types";
import { divide } from "./divide";
import type { Segments } from "./edit";
import type { EditedText } from "./history";
import { hasTimes, withOriginal } from "./rewrite";

/**
 * Gives each word of a text to who speaks in it: segments are cut where another begins, and who speaks besides is marked. Words
 * keep their times and what somebody wrote. A name that a person gave stays: whoever is found where it stands most has it, and
 * where nobody is found for it, it stays where it is. Of a recording with a microphone's track that one is left as it is.
 */
export function withFoundSpeakers(text: EditedText, { turns, voices }: FoundSpeakers): EditedText {
  const isMine = ({ speaker }: TranscriptSegment) => isTracked(text) && speaker === text.speakers[0];
  const names = namesOf(
    turns,
    voices.length,
    text.segments.filter((segment) => !isMine(segment)),
  );
  const nameOf = (speaker: number) => names[speaker] ?? numberedSpeaker(speaker + 1);
  const stays = ({ speaker }: TranscriptSegment) =>
    speaker !== undefined && isNamed(speaker) && !names.includes(speaker);
  const segments = spokenBy(text, turns, { nameOf, isMeant: (segment) => !isMine(segment) && !stays(segment) });
  const known = voices.map(({ voice, seconds }, speaker) => ({ name: nameOf(speaker), voice: [...voice], seconds }));
  return { ...text, segments, voices: known };
}

/** Seconds that the second of two voices speaks at least. */
const leastOfSecond = 1;

/**
 * Parts a voice that turned out to be two people's, by what was found in its turns: who speaks most of them keeps its name, and the
 * other one has the name of one more. As it is where nobody else speaks.
 */
export function withVoiceInTwo(text: EditedText, name: string, { turns, voices }: FoundSpeakers): EditedText {
  const own = text.segments.filter(({ speaker }) => speaker === name);
  const spoken = new Map<number, number>();
  for (const { start, end } of own) {
    for (const turn of turns) {
      const seconds = Math.min(end, turn.end) - Math.max(start, turn.start);
      if (seconds > 0) spoken.set(turn.speaker, (spoken.get(turn.speaker) ?? 0) + seconds);
    }
  }
  const [first, second] = [...spoken].toSorted(([, a], [, b]) => b - a);
  if (first === undefined || second === undefined || second[1] < leastOfSecond) return text;
  const all = new Set(text.segments.flatMap(({ speaker, also }) => [speaker ?? [], also ?? []].flat()));
  const other = nextSpeaker([...all]);
  const nameOf = (speaker: number) => (speaker === second[0] ? other : name);
  const two = turns.filter(({ speaker }) => speaker === first[0] || speaker === second[0]);
  const segments = spokenBy(text, two, { nameOf, isMeant: ({ speaker }) => speaker === name });
  const known = [first[0], second[0]].flatMap((speaker) => {
    const found = voices[speaker];
    return found ? [{ name: nameOf(speaker), voice: [...found.voice], seconds: found.seconds }] : [];
  });
  return { ...text, segments, voices: [...(text.voices ?? []).filter((one) => one.name !== name), ...known] };
}

function isTracked({ speakers }: EditedText): boolean {
  return speakers.length > 1;
}

interface Speaking {
  readonly nameOf: (speaker: number) => string;
  /** Whether a segment is to be given to who speaks in it. */
  readonly isMeant: (segment: TranscriptSegment) => boolean;
}

/** The segments of a text, those that are meant in parts of one speaker each. */
function spokenBy(text: EditedText, turns: FoundSpeakers["turns"], { nameOf, isMeant }: Speaking): Segments {
  const cutting = { all: text.segments, isTracked: isTracked(text) };
  const found = new Set<number>();
  for (const segment of text.segments) {
    if (!isMeant(segment) || segment.text.trim() === "") continue;
    const parts = partsOf(segment, turns, nameOf);
    for (const [i, part] of cut(cutting, segment, parts).entries()) {
      found.add(part.id);
      cutting.all = cutting.all.with(cutting.all.indexOf(part), said(part, parts[i]?.speaker, cutting.isTracked));
    }
  }
  const heard = markOverlaps(
    cutting.all.filter(({ id }) => found.has(id)),
    turns,
    nameOf,
  );
  const byId = new Map(heard.map((segment) => [segment.id, segment]));
  return apart(cutting.all.map((segment) => byId.get(segment.id) ?? segment));
}

/** The names of the speakers that were found: those that persons gave where they speak, else numbers. */
function namesOf(turns: readonly SpeakerTurn[], speakers: number, segments: Segments): readonly string[] {
  const shared = new Map<string, { readonly speaker: number; readonly name: string; seconds: number }>();
  const all = new Map<number, number>();
  for (const { start, end, speaker: name } of segments) {
    if (name === undefined || !isNamed(name)) continue;
    for (const turn of turns) {
      const seconds = Math.min(end, turn.end) - Math.max(start, turn.start);
      if (seconds <= 0) continue;
      const key = `${turn.speaker} ${name}`;
      const known = shared.get(key) ?? { speaker: turn.speaker, name, seconds: 0 };
      shared.set(key, { ...known, seconds: known.seconds + seconds });
      all.set(turn.speaker, (all.get(turn.speaker) ?? 0) + seconds);
    }
  }
  const names: string[] = [];
  for (const { speaker, name, seconds } of [...shared.values()].toSorted((a, b) => b.seconds - a.seconds)) {
    const isMost = seconds > (all.get(speaker) ?? 0) / 2;
    if (isMost && names[speaker] === undefined && !names.includes(name)) names[speaker] = name;
  }
  let number = 0;
  return Array.from({ length: speakers }, (_, speaker) => names[speaker] ?? numberedSpeaker(++number));
}

/** A segment in parts of one speaker each, as the engine divides it. */
function partsOf(segment: TranscriptSegment, turns: readonly SpeakerTurn[], nameOf: (speaker: number) => string) {
  const { speaker: _, also: __, words, ...bare } = segment;
  const heard = words && hasTimes(segment) ? { ...bare, words } : bare;
  const near = turns.filter(({ start, end }) => end > segment.start - reach && start < segment.end + reach);
  return assignSpeakers({ text: "", language: "", segments: [heard] }, near, nameOf).segments;
}

/** Seconds beside a segment in which a turn may still tell whose it is. */
const reach = 5;

interface Cutting {
  all: Segments;
  readonly isTracked: boolean;
}

/** The parts of a segment in the text. One that nobody has changed comes in parts as heard; any other as if a person divided it. */
function cut(
  cutting: Cutting,
  segment: TranscriptSegment,
  parts: ReturnType<typeof partsOf>,
): readonly TranscriptSegment[] {
  if (parts.length === 1) return [segment];
  const at = cutting.all.indexOf(segment);
  const isChanged = segment.original !== undefined || segment.partOf !== undefined || cutting.isTracked;
  if (!isChanged) {
    const first = cutting.all.reduce((most, { id }) => Math.max(most, id), -1) + 1;
    const own = parts.map(
      ({ speaker: _, ...part }, i): TranscriptSegment => ({
        ...part,
        id: i === 0 ? segment.id : first + i - 1,
        seek: i === 0 ? segment.seek : Math.round(100 * part.start),
      }),
    );
    cutting.all = cutting.all.toSpliced(at, 1, ...own);
    return own;
  }
  const own: TranscriptSegment[] = [];
  let rest = segment;
  for (const { text } of parts.slice(0, -1)) {
    const [[left], [right]] = divide([rest], text.length, cutting.all);
    if (left === undefined || right === undefined) break;
    cutting.all = cutting.all.toSpliced(cutting.all.indexOf(rest), 1, left, right);
    own.push(left);
    rest = right;
  }
  return [...own, rest];
}

/** Who was heard is no change of what was heard, but where a track had told it. */
function said(segment: TranscriptSegment, speaker: string | undefined, isTracked: boolean): TranscriptSegment {
  if (segment.speaker === speaker) return segment;
  const { speaker: _, also: __, ...rest } = isTracked ? withOriginal(segment) : segment;
  return { ...rest, ...(speaker !== undefined && { speaker }) };
}

/** No paragraph runs on where another speaker begins. */
function apart(segments: Segments): Segments {
  let before: TranscriptSegment | undefined;
  return segments.map((segment) => {
    if (segment.text.trim() === "") return segment;
    const isOther = before !== undefined && before.speaker !== segment.speaker && segment.paragraph === "runs-on";
    before = segment;
    if (!isOther) return segment;
    const { paragraph: _, ...rest } = segment;
    return rest;
  });
}
