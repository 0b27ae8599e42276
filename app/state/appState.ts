import type { StoreApi } from "zustand/vanilla";
import type { DeviceRequest } from "../../engine/index";
import type { Microphone } from "../client/capture/devices";
import type { ShelfModel, StorageState } from "../client/models/types";
import type { InstallOffer } from "../pwa/installOffer";
import type { AppHostState } from "../pwa/types";
import type { BenchState } from "./bench/bench";
import type { AddingModel, RemovedModel } from "./models/shelf";
import type { ShelfRecord } from "./models/shelfRecord";
import type { Preferences } from "./settings/settings";
import type { Choice, EngineState, Job, MicrophoneState, ModelEntry, Page, RecordingJob, SoundChoice } from "./types";

export interface AppState extends AppHostState {
  /** Models that can be chosen: the page's own, then every stored one. */
  readonly models: readonly ModelEntry[];
  /** Every model that is here or can be had. */
  readonly shelf: readonly ShelfModel[];
  /** Undefined until the browser has said. */
  readonly storage: StorageState | undefined;
  /** What the browser said at this visit when it was asked to keep models. */
  readonly keepAnswer: "not-asked" | "agreed" | "declined";
  /** A model that was just deleted, for as long as that can be undone. */
  readonly removed: RemovedModel | undefined;
  /** Names of models that were stored at the last visit and that the browser has cleared since. */
  readonly clearedModels: readonly string[];
  readonly adding: AddingModel;
  readonly shelfRecord: ShelfRecord;
  readonly preferences: Preferences;
  /** Where settings are kept; undefined until the browser has shown whether it keeps them. */
  readonly settingsKeeping: "database" | "memory" | undefined;
  readonly deletion: "none" | "running" | "in-use";
  readonly choice: Choice;
  readonly engine: EngineState;
  /** The device that the user wants, and the figures that the automatic choice goes by. */
  readonly device: DeviceRequest;
  /** Kept recordings and every file since the page opened, oldest first. Text leaves this list only by the user's hand. */
  readonly jobs: readonly Job[];
  readonly sound: SoundChoice;
  readonly microphone: MicrophoneState;
  /** Those that the browser names; their names come with the permission. */
  readonly microphones: readonly Microphone[];
  /** A recording that was just deleted, for as long as that can be undone, and its place in the list. */
  readonly deleted: { readonly job: RecordingJob; readonly index: number } | undefined;
  readonly page: Page;
  /** Names a recording by when it began, in milliseconds since 1970, in the user's language. */
  readonly recordingName: (startedAt: number) => string;
  /** Whether the page offers once to be installed. */
  readonly installOffer: InstallOffer;
  /** "failed": what another program shared did not arrive. */
  readonly shareNote: "none" | "failed";
  /** What this device is, and what was measured on it at this visit. */
  readonly bench: BenchState;
}

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
