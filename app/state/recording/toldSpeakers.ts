import { type LiveEvent, SottoError } from "../../../engine/index";
import { isNamed } from "../../client/transcripts/speakerNames";
import type { TranscriptSegment } from "../../client/transcripts/types";
import type { Work } from "../appState";
import { toFailure } from "../failures";
import type { MergedVoices, RecordingJob } from "../queue/job";
import { partedBySilence } from "../transcripts/silences";
import { isOfTrack, nextNumber, type Transcript } from "../transcripts/transcript";
import { nameOfTold, spokenBy } from "./liveNames";

type Recording = Work<RecordingJob>;
type Of<Type extends LiveEvent["type"]> = LiveEvent & { readonly type: Type };

/** What the engine confirmed of a track, cut where the speaker changes, in place of what stands there. */
export function withSpoken({ job, transcript }: Recording, { track, parts, voices }: Of<"spoken">): Recording {
  const told = { ...job.told, voices };
  const [first, last] = [parts[0]?.segment, parts.at(-1)?.segment];
  if (!first || !last) return { job: { ...job, told }, transcript };
  const isMeant = (one: TranscriptSegment) =>
    isOfTrack(transcript, one, track) && one.start >= first.start && one.start < last.end;
  const spoken = parts.flatMap(({ segment, speaker }) =>
    partedBySilence(segment).map((part) => ({
      ...part,
      ...(speaker !== undefined && { speaker: nameOfTold(told, speaker) }),
    })),
  );
  return { job: { ...job, told }, transcript: replaced(transcript, isMeant, spoken) };
}

/** Segments in place of others, whose numbers the first of them keep, and whose voice those whom nobody speaks. */
function replaced(
  transcript: Transcript,
  isMeant: (segment: TranscriptSegment) => boolean,
  spoken: readonly Omit<TranscriptSegment, "id">[],
): Transcript {
  const before = transcript.segments.filter(isMeant);
  const [first] = before;
  // What is kept of segments that there are none of any more would come back with the next visit.
  if (first === undefined || spoken.length < before.length) return transcript;
  const next = nextNumber(transcript.segments) - before.length;
  const { speaker } = first;
  const own = spoken.map((part, i) => ({
    ...(speaker !== undefined && { speaker }),
    ...part,
    id: before[i]?.id ?? next + i,
    // Two segments are told apart by where they begin.
    seek: i < before.length ? part.seek : Math.round(100 * part.start),
  }));
  const at = transcript.segments.indexOf(first);
  const others = transcript.segments.filter((one) => !isMeant(one));
  return { ...transcript, segments: others.toSpliced(at, 0, ...own), keeping: "here-only" };
}

/**
 * Two voices that turned out to be one; which words were the second one's is kept, so that it can be taken back. A name that the user
 * gave stays, and two that he named are two.
 */
export function withMerged({ job, transcript }: Recording, { speaker, into }: Of<"merged">): Recording {
  const [later, first] = [nameOfTold(job.told, speaker), nameOfTold(job.told, into)];
  const told = { ...job.told, voices: (job.told?.voices ?? []).filter((voice) => voice.speaker !== speaker) };
  if (later === first || (isNamed(later) && isNamed(first))) return { job: { ...job, told }, transcript };
  const isTaken = isNamed(later);
  const [from, to] = isTaken ? [first, later] : [later, first];
  const segments = transcript.segments.flatMap((one) => (one.speaker === from ? [one.id] : []));
  if (segments.length === 0) return { job: { ...job, told }, transcript };
  const merged = { from, to, segments, ...(isTaken && { taken: into }) };
  const names = isTaken ? new Map(told.names).set(into, to) : told.names;
  const all = [...(told.merged ?? []), merged];
  return { job: { ...job, told: { ...told, names, merged: all } }, transcript: spokenBy(transcript, segments, to) };
}

/** The words of two voices are those of two again, whatever was taken for one since. */
export function withMergeUndone({ job, transcript }: Recording, undone: MergedVoices): Recording {
  if (!job.told?.merged?.includes(undone)) return { job, transcript };
  const names = new Map(job.told.names);
  if (undone.taken !== undefined) names.delete(undone.taken);
  const at = job.told.merged.indexOf(undone);
  const merged = job.told.merged.flatMap((one, i) => {
    if (i <= at) return i === at ? [] : [one];
    return [{ ...one, segments: one.segments.filter((id) => !undone.segments.includes(id)) }];
  });
  return {
    job: { ...job, told: { ...job.told, names, merged } },
    transcript: spokenBy(transcript, undone.segments, undone.from),
  };
}

/** What was answered is not said any more. */
export function withoutMerge(merged: readonly MergedVoices[], answered: MergedVoices): readonly MergedVoices[] {
  return merged.filter((one) => one !== answered);
}

/** Nobody is told apart any more, which takes nothing from the text. */
export function withUnheard({ job, transcript }: Recording, { code, message }: Of<"unheard">): Recording {
  const unheard = toFailure(new SottoError(code, message));
  return { job: { ...job, told: { voices: [], ...job.told, unheard } }, transcript };
}
