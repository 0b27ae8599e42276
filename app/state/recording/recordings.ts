import type { LiveEvent } from "../../../engine/index";
import type { RecordingMeta, SoundKeeping } from "../../client/recordings/types";
import type { Work } from "../appState";
import type { RecordingJob } from "../queue/job";
import { emptyJob, fittedTo } from "../queue/jobs";
import type { Choice } from "../queue/queueState";
import { inOrder, type Transcript, withConfirmed, withLanguage } from "../transcripts/transcript";
import { toldVoices } from "./liveNames";
import { withMerged, withSpoken, withUnheard } from "./toldSpeakers";

/** What a new recording is known by. */
export interface NewRecording {
  readonly id: number;
  readonly transcript: string;
  readonly audio: SoundKeeping;
}

/** A recording as it begins. */
export function newRecording({ id, transcript, audio }: NewRecording, choice: Choice): RecordingJob {
  const job: RecordingJob = {
    ...emptyJob(id, transcript, choice),
    kind: "recording",
    state: { status: "recording" },
    sound: { heard: 0, keeping: "device", ended: false },
    audio,
    listening: { status: "waiting" },
    losses: 0,
    heardUpTo: [],
    tails: [],
    pace: [],
    capture: undefined,
    totalSeconds: 0,
  };
  return choice.model === undefined ? job : fittedTo(job, choice.model);
}

/** How a recording is described among the browser's files. */
export function metaOf({ createdAt, speakers }: Transcript, job: RecordingJob): RecordingMeta {
  return { id: job.transcript, startedAt: createdAt, tracks: speakers, state: "recording", audio: job.audio };
}

/** Whether it can be played: sound that goes with the end of its text is not offered in the moment before. */
export function hasSound({ audio, state }: RecordingJob): boolean {
  return audio.status === "kept" || (audio.status === "until-written" && state.status !== "done");
}

/** The work after one live event. */
export function withLiveEvent({ job, transcript }: Work<RecordingJob>, event: LiveEvent): Work<RecordingJob> {
  switch (event.type) {
    case "confirmed":
      return { job: { ...job, losses: 0 }, transcript: withConfirmed(transcript, event) };
    case "tentative":
      return { job: { ...job, tails: replaced(job.tails, event.track, event.text, "") }, transcript };
    case "language":
      return { job, transcript: withLanguage(transcript, event.language, event.probability) };
    case "recovered":
      return { job: { ...job, recovered: { at: event.seconds, from: "device" } }, transcript };
    case "live": {
      const { track, confirmed } = event;
      const heardUpTo = replaced(job.heardUpTo, track, confirmed, 0);
      return { job: { ...job, heardUpTo, pace: replaced(job.pace, track, event, undefined) }, transcript };
    }
    case "spoken":
      return withSpoken({ job, transcript }, event);
    case "merged":
      return withMerged({ job, transcript }, event);
    case "unheard":
      return withUnheard({ job, transcript }, event);
  }
}

/** A recording with all of its text. */
export function written({ job, transcript }: Work<RecordingJob>): Work<RecordingJob> {
  const seconds = job.sound.heard;
  // Until the whole of the sound is heard once more, the best that is known.
  const voices = toldVoices(job);
  return {
    job: { ...job, state: { status: "done" }, tails: [], pace: [], partial: "", seconds },
    transcript: { ...inOrder(transcript), ...(voices.length > 0 && { voices }) },
  };
}

function replaced<T>(list: readonly T[], index: number, value: T, missing: T): readonly T[] {
  const length = Math.max(list.length, index + 1);
  return Array.from({ length }, (_, i) => (i === index ? value : (list[i] ?? missing)));
}
