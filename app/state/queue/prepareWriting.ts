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

/** Who writes a file: the model here, also where a server was named that cannot be asked, or the server, by its host. */
export type Writer = { readonly by: "here" | "here-alone" } | { readonly by: "server"; readonly host: string };

/** Lets the server that the user named write a file, or a smaller model here write ahead in it. */
export async function prepareWriting(
  store: StoreApi<AppState>,
  services: Services,
  job: Written,
  device: DeviceInfo,
): Promise<Writer> {
  const { server } = store.getState().preferences;
  const isAnswered =
    server !== undefined &&
    (await services.engine.writeElsewhere(server).then(
      () => true,
      () => false,
    ));
  if (server && isAnswered) return { by: "server", host: new URL(server.address).host };
  await writeAhead(store, services, job, device);
  return { by: server ? "here-alone" : "here" };
}
