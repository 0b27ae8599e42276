import type { StoreApi } from "zustand/vanilla";
import type { DeviceRequest } from "../../engine/index";
import type { Choice, EngineState, Job, ModelEntry, Page } from "./types";

export interface AppState {
  readonly models: readonly ModelEntry[];
  readonly choice: Choice;
  readonly engine: EngineState;
  /** The device that the user wants, and the figures that the automatic choice goes by. */
  readonly device: DeviceRequest;
  /** Every file since the page opened, oldest first. Text leaves this list only by the user's hand. */
  readonly jobs: readonly Job[];
  readonly page: Page;
}

/** Replaces one job by a changed copy; the others keep their identity, so their views do not render. */
export function editJob(store: StoreApi<AppState>, id: number, change: (job: Job) => Job): void {
  store.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? change(job) : job)) }));
}
