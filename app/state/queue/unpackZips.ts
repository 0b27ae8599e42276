import type { StoreApi } from "zustand/vanilla";
import type { NamedBlob } from "../../client/files/namedBlob";
import type { AppState } from "../appState";
import { toFailure } from "../failures";
import { withoutSound } from "../page/pageState";
import type { Services } from "../services";
import type { Unpacking } from "./queueState";

type Store = StoreApi<AppState>;

/** Adds one of several files that came together. */
type Add = (file: NamedBlob, several: { readonly of: number; readonly batch: number }) => void;

/** Numbers of ZIPs among those of this visit. */
let zipsSoFar = 0;

/**
 * Adds what is in ZIPs, file by file as it is unpacked, one ZIP after another; meanwhile their names are shown. One of which
 * nothing, or not all, can be taken is named as a file that cannot be read is.
 */
export async function unpackZips(
  store: Store,
  services: Pick<Services, "openZip" | "date">,
  zips: readonly NamedBlob[],
  add: Add,
): Promise<void> {
  const named = zips.map((zip) => ({ zip, id: ++zipsSoFar }));
  const rows = named.map(({ zip: { name }, id }): Unpacking => ({ id, name, done: 0, of: undefined }));
  store.setState(({ unpacking, page }) => ({
    unpacking: [...unpacking, ...rows],
    page: page.view === "start" ? { view: "library" } : page,
  }));
  for (const { zip, id } of named) {
    if (isWanted(store, id)) await unpack(store, services, { zip, id, add });
    stopUnpacking(store, id);
  }
  store.setState(({ page, jobs, unpacking }) => {
    const isEmpty = page.view === "library" && jobs.length === 0 && unpacking.length === 0;
    return isEmpty ? { page: { view: "start" } } : {};
  });
}

/** Takes no more out of a ZIP; what has come of it stays. */
export function stopUnpacking(store: Store, id: number): void {
  store.setState(({ unpacking }) => ({ unpacking: unpacking.filter((one) => one.id !== id) }));
}

function isWanted(store: Store, id: number): boolean {
  return store.getState().unpacking.some((one) => one.id === id);
}

interface OneZip {
  readonly zip: NamedBlob;
  readonly id: number;
  readonly add: Add;
}

async function unpack(store: Store, services: Pick<Services, "openZip" | "date">, { zip, id, add }: OneZip) {
  const note = (change: Partial<Unpacking>) =>
    store.setState(({ unpacking }) => ({
      unpacking: unpacking.map((one) => (one.id === id ? { ...one, ...change } : one)),
    }));
  try {
    const { sounds, leftOut, files } = await services.openZip(zip);
    if (leftOut.length > 0) store.setState({ leftOut: withoutSound(leftOut) });
    note({ of: sounds });
    const batch = services.date();
    let done = 0;
    for await (const file of files) {
      if (!isWanted(store, id)) return;
      add(file, { of: sounds, batch });
      note({ done: ++done });
    }
  } catch (error) {
    const failure = toFailure(error);
    store.setState(({ refused }) => ({ refused: [...refused, { name: zip.name, failure }] }));
  }
}
