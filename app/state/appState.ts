import type { StoreApi } from "zustand/vanilla";
import type { BenchState } from "./bench/benchState";
import type { ModelsState } from "./models/modelsState";
import type { PageState } from "./page/pageState";
import type { Job, RecordingJob } from "./queue/job";
import type { QueueState } from "./queue/queueState";
import type { RecordingState } from "./recording/recordingState";
import type { SettingsState } from "./settings/settingsState";

/** Everything that the page knows: the sum of its rooms' slices. */
export interface AppState extends QueueState, RecordingState, ModelsState, BenchState, SettingsState, PageState {}

/** Replaces one recording by a changed copy. */
export function editRecording(
  store: StoreApi<AppState>,
  id: number,
  change: (job: RecordingJob) => RecordingJob,
): void {
  editJob(store, id, (job) => (job.kind === "recording" ? change(job) : job));
}

/** Replaces one job by a changed copy; the others keep their identity, so their views do not render. */
export function editJob(store: StoreApi<AppState>, id: number, change: (job: Job) => Job): void {
  store.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? change(job) : job)) }));
}
