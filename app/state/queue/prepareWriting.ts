import type { StoreApi } from "zustand/vanilla";
import type { DeviceInfo } from "../../../engine/index";
import type { AppState } from "../appState";
import { draftsFor } from "../models/drafters";
import type { Services } from "../services";
import { optionsOfRun } from "./engineOptions";
import type { AnyJob } from "./job";

type Written = Pick<AnyJob, "model" | "options" | "again">;

/** Lets a smaller model write ahead in a job, where one may; whatever keeps it from that costs speed alone. */
export async function writeAhead(
  store: StoreApi<AppState>,
  { engine }: Services,
  job: Written,
  device: DeviceInfo,
): Promise<void> {
  const { shelf } = store.getState();
  const asked = job.model && { model: job.model, options: optionsOfRun(job), device };
  await engine.writeAhead(asked && draftsFor(asked, shelf)).catch(() => {});
}

/**
 * Lets the server that the user named write a file, or a smaller model here write ahead in it. "alone": there is a server, which
 * cannot be asked, and the model here writes.
 */
export async function prepareWriting(
  store: StoreApi<AppState>,
  services: Services,
  job: Written,
  device: DeviceInfo,
): Promise<"ready" | "alone"> {
  const { server } = store.getState().preferences;
  const isAnswered =
    server &&
    (await services.engine.writeElsewhere(server).then(
      () => true,
      () => false,
    ));
  if (!isAnswered) await writeAhead(store, services, job, device);
  return isAnswered === false ? "alone" : "ready";
}
