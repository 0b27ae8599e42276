import { renamedVoices } from "../../client/transcripts/edit/voices";
import { numberedSpeaker } from "../../client/transcripts/speakerNames";
import type { FoundVoice } from "../../client/transcripts/types";
import type { Work } from "../appState";
import type { RecordingJob, ToldSpeakers } from "../queue/job";
import type { Transcript } from "../transcripts/transcript";

type Recording = Work<RecordingJob>;

/** What a voice that is told apart is called: as the user named it, else by its number, which begins at 0. */
export function nameOfTold(told: Pick<ToldSpeakers, "names"> | undefined, speaker: number): string {
  return told?.names?.get(speaker) ?? numberedSpeaker(speaker + 1);
}

/** The names of all voices that are told apart, each once. */
export function toldNames(told: ToldSpeakers | undefined): readonly string[] {
  return [...new Set((told?.voices ?? []).map(({ speaker }) => nameOfTold(told, speaker)))];
}

/** A voice with a name, now and in all that is still to be said; that of another voice makes them one. */
export function withCalled({ job, transcript }: Recording, from: string, to: string): Recording {
  const { told } = job;
  const numbers = (told?.voices ?? []).flatMap(({ speaker }) => (nameOfTold(told, speaker) === from ? [speaker] : []));
  if (!told || numbers.length === 0 || from === to) return { job, transcript };
  const before = told.names ?? new Map<number, string>();
  const names = new Map([...before, ...numbers.map((speaker) => [speaker, to] as const)]);
  const segments = transcript.segments.flatMap((one) => (one.speaker === from ? [one.id] : []));
  const called = { from, to, joins: toldNames(told).includes(to), segments, numbers, before };
  const merged = (told.merged ?? []).map((one) => (one.to === from ? { ...one, to } : one));
  return {
    job: { ...job, told: { ...told, names, merged, called: [called, ...(told.called ?? [])] } },
    transcript: spokenBy(transcript, segments, to),
  };
}

/** The name that was given last is taken back; what was said since by a voice of its own is that voice's again. */
export function withCallUndone({ job, transcript }: Recording): Recording {
  const [last, ...called] = job.told?.called ?? [];
  if (!job.told || !last) return { job, transcript };
  const { from, to, joins, numbers, before } = last;
  const names = new Map(job.told.names);
  for (const speaker of numbers) {
    const name = before.get(speaker);
    if (name === undefined) names.delete(speaker);
    else names.set(speaker, name);
  }
  const later = transcript.segments.flatMap((one) => (one.speaker === to ? [one.id] : []));
  return {
    job: { ...job, told: { ...job.told, names, called } },
    transcript: spokenBy(transcript, joins ? last.segments : later, from),
  };
}

/** How those who were told apart sound, by their names: two with one name are one voice. */
export function toldVoices({ told }: Pick<RecordingJob, "told">): readonly FoundVoice[] {
  const numbered = (told?.voices ?? []).map(({ speaker, voice, seconds }) => ({
    ...{ name: numberedSpeaker(speaker + 1), seconds },
    voice: [...voice],
  }));
  return [...(told?.names ?? [])].reduce<readonly FoundVoice[]>(
    (voices, [speaker, name]) => renamedVoices(voices, numberedSpeaker(speaker + 1), name),
    numbered,
  );
}

/** Segments, by their ids, are a voice's. */
export function spokenBy(transcript: Transcript, ids: readonly number[], speaker: string): Transcript {
  const meant = new Set(ids);
  const segments = transcript.segments.map((one) => (meant.has(one.id) ? { ...one, speaker } : one));
  return { ...transcript, segments, keeping: "here-only" };
}
