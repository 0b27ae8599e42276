import type { StoreApi } from "zustand/vanilla";
import type { DeviceInfo } from "../../../engine/index";
import type { AppState } from "../appState";
import { draftsFor } from "../models/drafters";
import type { Services } from "../services";
import { optionsOfRun } from "./engineOptions";
import type { AnyJob } from "./job";

/**
 * Lets the server that the user named write a job, or a smaller model here write ahead. Without the server the model here
 * writes; whatever keeps a smaller one from its drafts costs speed alone.
 */
export async function prepareWriting(
  store: StoreApi<AppState>,
  { engine }: Services,
  job: Pick<AnyJob, "model" | "options" | "again">,
  device: DeviceInfo,
): Promise<"ready" | "alone"> {
  const { shelf, preferences } = store.getState();
  const { server } = preferences;
  const isAnswered = await engine.writeElsewhere(server).then(
    () => true,
    () => false,
  );
  if (server && isAnswered) return "ready";
  const asked = job.model && { model: job.model, options: optionsOfRun(job), device };
  await engine.writeAhead(asked && draftsFor(asked, shelf)).catch(() => {});
  return isAnswered ? "ready" : "alone";
}
