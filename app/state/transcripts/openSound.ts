import type { StoreApi } from "zustand/vanilla";
import type { NamedBlob } from "../../client/files/namedBlob";
import { reopenFile } from "../../client/files/reopenFile";
import { type AppState, editFile } from "../appState";
import type { FileAccess } from "../queue/job";
import { workOf } from "../selectors";
import type { Services } from "../services";
import { openCopy } from "./copyActions";
import { fingerprinted, isSameFile } from "./fileSource";

type Store = StoreApi<AppState>;

/**
 * Opens the sound of a file of an earlier visit, to listen to it: its copy, by its handle, for which the browser may ask, or the
 * file that the user has chosen again, if it is the one of before.
 */
export async function openSound(
  store: Store,
  services: Services,
  id: number,
  chosen: NamedBlob | undefined,
): Promise<void> {
  const { job, transcript } = workOf(store.getState(), id) ?? {};
  if (job?.kind !== "file" || transcript?.source.kind !== "file") return;
  if (job.file.status === "kept") {
    const copy = await openCopy(store, services, id);
    if (copy) setFile(store, id, { status: "here", blob: copy, isCopy: true });
    return;
  }
  const reopened = chosen === undefined && job.file.status === "ask" ? await reopenFile(job.file.handle) : undefined;
  const file = chosen ?? (reopened?.status === "here" ? reopened.file : undefined);
  if (file !== undefined) {
    const isSame = isSameFile(transcript.source, await fingerprinted(file));
    return setFile(store, id, isSame ? { status: "here", blob: file } : { status: "missing", refused: file.name });
  }
  if (reopened?.status === "missing") setFile(store, id, { status: "missing", refused: undefined });
}

function setFile(store: Store, id: number, file: FileAccess): void {
  editFile(store, id, (job) => ({ ...job, file }));
}
