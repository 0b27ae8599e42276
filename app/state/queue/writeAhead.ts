import type { StoreApi } from "zustand/vanilla";
import type { DeviceInfo } from "../../../engine/index";
import type { AppState } from "../appState";
import { draftsFor } from "../models/drafters";
import type { Services } from "../services";
import { optionsOfRun } from "./engineOptions";
import type { AnyJob } from "./job";

/** Lets a smaller model write ahead in a job, where one may; whatever keeps it from that costs speed alone. */
export async function writeAhead(
  store: StoreApi<AppState>,
  { engine }: Services,
  job: Pick<AnyJob, "model" | "options" | "again">,
  device: DeviceInfo,
): Promise<void> {
  const { shelf } = store.getState();
  const asked = job.model && { model: job.model, options: optionsOfRun(job), device };
  await engine.writeAhead(asked && draftsFor(asked, shelf)).catch(() => {});
}
