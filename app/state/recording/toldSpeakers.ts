import { type LiveEvent, SottoError } from "../../../engine/index";
import { numberedSpeaker } from "../../client/transcripts/speakerNames";
import type { TranscriptSegment } from "../../client/transcripts/types";
import type { Work } from "../appState";
import { toFailure } from "../failures";
import type { RecordingJob } from "../queue/job";
import { partedBySilence } from "../transcripts/silences";
import { isOfTrack, nextNumber, type Transcript } from "../transcripts/transcript";

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
      ...(speaker !== undefined && { speaker: numberedSpeaker(speaker + 1) }),
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

/** Two voices that turned out to be one; which words were the second one's is kept, so that it can be taken back. */
export function withMerged({ job, transcript }: Recording, { speaker, into }: Of<"merged">): Recording {
  const [from, to] = [numberedSpeaker(speaker + 1), numberedSpeaker(into + 1)];
  const segments = transcript.segments.flatMap((one) => (one.speaker === from ? [one.id] : []));
  const voices = (job.told?.voices ?? []).filter((voice) => voice.speaker !== speaker);
  if (segments.length === 0) return { job: { ...job, told: { ...job.told, voices } }, transcript };
  const merged = { from, to, segments };
  return { job: { ...job, told: { ...job.told, voices, merged } }, transcript: spokenBy(transcript, segments, to) };
}

/** The words of two voices are those of two again. */
export function withMergeUndone({ job, transcript }: Recording): Recording {
  const merged = job.told?.merged;
  if (!job.told || !merged) return { job, transcript };
  return {
    job: { ...job, told: { ...job.told, merged: undefined } },
    transcript: spokenBy(transcript, merged.segments, merged.from),
  };
}

/** The voices that were told apart, where any were: until the whole of the sound is heard once more, the best that is known. */
export function toldVoices({ told }: Pick<RecordingJob, "told">): Pick<Transcript, "voices"> {
  if (!told || told.voices.length === 0) return {};
  return {
    voices: told.voices.map(({ speaker, voice, seconds }) => ({
      ...{ name: numberedSpeaker(speaker + 1), seconds },
      voice: [...voice],
    })),
  };
}

function spokenBy(transcript: Transcript, ids: readonly number[], speaker: string): Transcript {
  const meant = new Set(ids);
  const segments = transcript.segments.map((one) => (meant.has(one.id) ? { ...one, speaker } : one));
  return { ...transcript, segments, keeping: "here-only" };
}

/** Nobody is told apart any more, which takes nothing from the text. */
export function withUnheard({ job, transcript }: Recording, { code, message }: Of<"unheard">): Recording {
  const unheard = toFailure(new SottoError(code, message));
  return { job: { ...job, told: { voices: [], ...job.told, unheard } }, transcript };
}
