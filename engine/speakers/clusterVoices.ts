import { cosine } from "./cosine";
import type { TrackVoice } from "./hearVoices";
import { unpackVoice } from "./packedVoices";
import type { SpeakerCount } from "./types";
import { ofLengthOne } from "./voiceNetwork";

/** Cosine from which two groups of voices are one speaker's. */
const sameVoice = 0.55;
/** The same where one of them has few seconds, which may be one speaker's stretch that was heard badly. */
const sameShortVoice = 0.45;
const shortSeconds = 8;
/** Seconds from which a voice is clear enough to found a speaker, and that a speaker must have. */
const clearSeconds = 1.5;
const speakerSeconds = 2;
/** Voices that are grouped, the longest; the others join a speaker. Bounds time and memory. */
const mostVoices = 1200;

interface Group {
  readonly members: TrackVoice[];
  size: number;
}

/** The voices of the speakers, [256] of length 1 each: groups of alike voices (average linkage by cosine). */
export function clusterVoices(
  voices: readonly TrackVoice[],
  { least = 1, most = Number.POSITIVE_INFINITY }: SpeakerCount = {},
) {
  const clear = voices.filter(({ seconds }) => seconds >= clearSeconds);
  const chosen = (clear.length > 0 ? clear : voices).toSorted((a, b) => b.seconds - a.seconds).slice(0, mostVoices);
  if (chosen.length === 0) return [];
  for (let stricter = 0; ; stricter += 0.05) {
    const speakers = lasting(groupAlike(chosen, stricter));
    if (speakers.length >= least || stricter > 0.5) return joinClosest(speakers.map(voiceOf), most);
  }
}

/** Groups that speak long enough; the longest where none does. */
function lasting(groups: readonly Group[]): readonly Group[] {
  const sorted = groups.toSorted((a, b) => secondsOf(b) - secondsOf(a));
  const kept = sorted.filter((group) => secondsOf(group) >= speakerSeconds);
  return kept.length > 0 ? kept : sorted.slice(0, 1);
}

function secondsOf({ members }: Group): number {
  return members.reduce((sum, { seconds }) => sum + seconds, 0);
}

function voiceOf({ members }: Group): { readonly voice: Float32Array; readonly seconds: number } {
  const sum = new Float32Array(members[0]!.voice.bytes.length);
  let seconds = 0;
  for (const member of members) {
    const { scale, bytes } = member.voice;
    seconds += member.seconds;
    for (let i = 0; i < sum.length; i++) sum[i]! += scale * bytes[i]!;
  }
  return { voice: ofLengthOne(sum), seconds };
}

/** Joins the two that are most alike until there are so many. */
function joinClosest(speakers: readonly ReturnType<typeof voiceOf>[], most: number): readonly Float32Array[] {
  let left = [...speakers];
  while (left.length > most) {
    let best = { alike: Number.NEGATIVE_INFINITY, a: 0, b: 1 };
    for (let a = 0; a < left.length; a++) {
      for (let b = a + 1; b < left.length; b++) {
        const alike = cosine(left[a]!.voice, left[b]!.voice);
        if (alike > best.alike) best = { alike, a, b };
      }
    }
    const [x, y] = [left[best.a]!, left[best.b]!];
    const voice = ofLengthOne(x.voice.map((value, i) => x.seconds * value + y.seconds * y.voice[i]!));
    left = [...left.filter((one) => one !== x && one !== y), { voice, seconds: x.seconds + y.seconds }];
  }
  return left.map(({ voice }) => voice);
}

/**
 * Average linkage: the two groups that are most alike become one, as long as they are alike enough; then those of which one is
 * short. All have to be so much more alike as is said.
 */
function groupAlike(voices: readonly TrackVoice[], stricter: number): readonly Group[] {
  const groups: (Group | undefined)[] = voices.map((voice) => ({ members: [voice], size: Math.min(voice.seconds, 4) }));
  const directions = voices.map(({ voice }) => ofLengthOne(unpackVoice(voice)));
  const alike = directions.map((a) => Float32Array.from(directions, (b) => cosine(a, b)));
  for (const [i, row] of alike.entries()) row[i] = Number.NEGATIVE_INFINITY;
  const nearest = alike.map(largest);
  for (;;) {
    const a = largest(nearest.map((b, i) => (groups[i] ? alike[i]![b]! : Number.NEGATIVE_INFINITY)));
    const b = nearest[a]!;
    if (!groups[a] || !(alike[a]![b]! >= sameVoice + stricter)) break;
    join(groups, alike, a, b);
    for (const [i, group] of groups.entries()) {
      if (group && (i === a || nearest[i] === a || nearest[i] === b)) nearest[i] = largest(alike[i]!);
    }
  }
  joinShort(groups, alike, sameShortVoice + stricter);
  return groups.filter((group) => group !== undefined);
}

function joinShort(groups: (Group | undefined)[], alike: readonly Float32Array[], threshold: number): void {
  for (;;) {
    const left = groups.flatMap((group, i) => (group ? [{ i, isShort: secondsOf(group) < shortSeconds }] : []));
    let best = { alike: threshold, a: -1, b: -1 };
    for (const { i: a, isShort } of left) {
      for (const other of left) {
        const same = alike[a]![other.i]!;
        if (other.i < a && (isShort || other.isShort) && same >= best.alike) best = { alike: same, a, b: other.i };
      }
    }
    if (best.a < 0) return;
    join(groups, alike, best.a, best.b);
  }
}

/** Group b becomes a part of group a. */
function join(groups: (Group | undefined)[], alike: readonly Float32Array[], a: number, b: number): void {
  const [one, other] = [groups[a]!, groups[b]!];
  const size = one.size + other.size;
  for (let i = 0; i < alike.length; i++) {
    const average = (one.size * alike[a]![i]! + other.size * alike[b]![i]!) / size;
    alike[a]![i] = alike[i]![a] = i === a || i === b ? Number.NEGATIVE_INFINITY : average;
    alike[b]![i] = alike[i]![b] = Number.NEGATIVE_INFINITY;
  }
  one.members.push(...other.members);
  one.size = size;
  groups[b] = undefined;
}

function largest(numbers: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i]! > numbers[best]!) best = i;
  return best;
}
