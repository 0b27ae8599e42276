import type { StoreApi } from "zustand/vanilla";
import type { DeviceInfo } from "../../../engine/index";
import { type AppState, editLiveWork, editRecording, editTranscript } from "../appState";
import { noteDone } from "../noteDone";
import { moveEngine, throwIfStopped } from "../queue/engineEvents";
import { engineOptions, withHeardLanguage } from "../queue/engineOptions";
import { withEvent } from "../queue/jobs";
import { writeAhead } from "../queue/prepareWriting";
import { recordingById, transcriptOf } from "../selectors";
import type { Services } from "../services";
import { clipsOf, clipTimes, renewedUpTo, withoutOld } from "../transcripts/again";
import { inOrder, speakerOf, textEnd } from "../transcripts/transcript";

type Store = StoreApi<AppState>;

/** Writes down what is missing of a kept recording: each track from where its text ends, as a file is. */
export async function finishRecording(store: Store, services: Services, id: number, device: DeviceInfo): Promise<void> {
  const job = recordingById(store.getState(), id);
  if (job === undefined) return;
  const { speakers } = transcriptOf(store.getState(), job);
  // Its tracks are never decoded together.
  await writeAhead(store, services, { ...job, options: { ...job.options, fastest: false } }, device);
  for (const track of speakers.keys()) await finishTrack(store, services, id, { track, device });
  editLiveWork(store, id, ({ job, transcript }) => ({ job, transcript: inOrder(transcript) }));
  await noteDone(store, services, id);
}

interface OnTrack {
  readonly track: number;
  readonly device: DeviceInfo;
}

async function finishTrack(store: Store, services: Services, id: number, { track, device }: OnTrack): Promise<void> {
  const job = recordingById(store.getState(), id);
  if (job === undefined) return;
  const transcript = transcriptOf(store.getState(), job);
  const speaker = speakerOf(transcript, track);
  const renewal = job.again && { again: job.again, speaker };
  const from = renewal ? renewedUpTo(transcript, renewal) : textEnd(transcript, track);
  const clips = renewal && clipTimes(clipsOf(transcript, renewal), from);
  if (clips?.length === 0) return;
  const audio = await services.recordings.source(job.transcript, track, from);
  throwIfStopped(store, id, audio.port);
  editRecording(store, id, (one) => ({ ...one, runFrom: from, seconds: from }));
  const options = {
    ...engineOptions(withHeardLanguage({ job, transcript }), device),
    ...liveOptions,
    ...(clips && { clipTimestamps: clips }),
  };
  await services.engine.transcribe({ job: id, audio, options }, (event) => {
    if (event.type === "recovered") moveEngine(store, event.device);
    editLiveWork(store, id, (work) => {
      const next = withEvent(work, event, services.now(), speaker);
      // The length of all tracks is known; that of one says less.
      return { ...next, job: { ...next.job, totalSeconds: work.job.totalSeconds } };
    });
  });
  if (renewal) editTranscript(store, transcript.id, (one) => withoutOld(one, renewal, Number.POSITIVE_INFINITY));
}

/** Of a recording the times of words are always wanted, and silence is never. */
export const liveOptions = { wordTimestamps: true, vad: {}, batch: undefined } as const;
