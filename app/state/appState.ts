import type { StoreApi } from "zustand/vanilla";
import type { BenchState } from "./bench/benchState";
import type { ModelsState } from "./models/modelsState";
import type { PageState } from "./page/pageState";
import type { FileJob, Job, RecordingJob } from "./queue/job";
import type { QueueState } from "./queue/queueState";
import type { RecordingState } from "./recording/recordingState";
import type { SettingsState } from "./settings/settingsState";
import type { SpeakersState } from "./speakers/speakersState";
import type { Transcript } from "./transcripts/transcript";
import type { TranscriptsState } from "./transcripts/transcriptsState";
import type { UnreadableState } from "./unreadable/unreadableState";

/** Everything that the page knows: the sum of its rooms' slices. */
export interface AppState
  extends QueueState,
    TranscriptsState,
    RecordingState,
    ModelsState,
    BenchState,
    SettingsState,
    SpeakersState,
    UnreadableState,
    PageState {}

/** A job, and the transcript that it fills. */
export interface Work<J extends Job = Job> {
  readonly job: J;
  readonly transcript: Transcript;
}

/** Adds jobs with their transcripts, at the end of the list or, those of earlier visits, before it. */
export function addWork(store: StoreApi<AppState>, added: readonly Work[], where: "end" | "start" = "end"): void {
  store.setState(({ jobs, transcripts }) => {
    const more = added.map(({ job }) => job);
    return {
      jobs: where === "end" ? [...jobs, ...more] : [...more, ...jobs],
      transcripts: new Map([...transcripts, ...added.map(({ transcript }) => [transcript.id, transcript] as const)]),
    };
  });
}

/** Replaces a job and its transcript in one go. */
export function editWork(store: StoreApi<AppState>, id: number, change: (work: Work) => Work): void {
  store.setState(({ jobs, transcripts }) => {
    const old = jobs.find((job) => job.id === id);
    const before = old && transcripts.get(old.transcript);
    if (before === undefined) return {};
    const { job, transcript } = change({ job: old as Job, transcript: before });
    return {
      ...(job !== old && { jobs: jobs.map((one) => (one.id === id ? job : one)) }),
      ...(transcript !== before && { transcripts: new Map(transcripts).set(transcript.id, transcript) }),
    };
  });
}

/** Replaces a recording's job and its transcript in one go. */
export function editLiveWork(
  store: StoreApi<AppState>,
  id: number,
  change: (work: Work<RecordingJob>) => Work<RecordingJob>,
): void {
  editWork(store, id, ({ job, transcript }) =>
    job.kind === "recording" ? change({ job, transcript }) : { job, transcript },
  );
}

/** Replaces a transcript by a changed copy. */
export function editTranscript(store: StoreApi<AppState>, id: string, change: (transcript: Transcript) => Transcript) {
  store.setState(({ transcripts }) => {
    const transcript = transcripts.get(id);
    return transcript === undefined ? {} : { transcripts: new Map(transcripts).set(id, change(transcript)) };
  });
}

/** Replaces one recording by a changed copy. */
export function editRecording(
  store: StoreApi<AppState>,
  id: number,
  change: (job: RecordingJob) => RecordingJob,
): void {
  editJob(store, id, (job) => (job.kind === "recording" ? change(job) : job));
}

/** Replaces one file's job by a changed copy. */
export function editFile(store: StoreApi<AppState>, id: number, change: (job: FileJob) => FileJob): void {
  editJob(store, id, (job) => (job.kind === "file" ? change(job) : job));
}

/** Replaces one job by a changed copy; the others keep their identity, so their views do not render. */
export function editJob(store: StoreApi<AppState>, id: number, change: (job: Job) => Job): void {
  store.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? change(job) : job)) }));
}
