import type { StoreApi } from "zustand/vanilla";
import type { GivenFiles } from "../../client/files/givenFiles";
import type { NamedBlob } from "../../client/files/namedBlob";
import { counted, type InstallOffer } from "../../pwa/installOffer";
import type { AppState } from "../appState";
import { isWorking } from "../selectors";
import type { Services } from "../services";
import { withoutSound } from "./pageState";

type Store = StoreApi<AppState>;

export interface AppHostActions {
  /** Loads the newer version of the page, unless something runs; the browser asks where text is unkept. */
  reloadForUpdate(): void;
  /** Asks the browser to install the page. */
  install(): Promise<void>;
  dismissInstallNote(): void;
  /** Adds what another program shared. */
  takeShare(id: string): Promise<void>;
  failShare(): void;
  dismissShareNote(): void;
  /** Adds what was dropped or pasted, and says what was left out. */
  addGiven(given: GivenFiles): void;
  dismissLeftOut(): void;
  dismissRefused(): void;
  dismissQueued(): void;
}

/** What concerns the page as an app of this device. */
export function createAppHostActions(
  store: Store,
  services: Services,
  addFiles: (files: readonly NamedBlob[]) => void,
): AppHostActions {
  services.host.watch((change) => store.setState(change));
  countTranscripts(store);
  const actions: AppHostActions = {
    reloadForUpdate() {
      if (!isWorking(store.getState())) services.host.update();
    },
    async install() {
      actions.dismissInstallNote();
      await services.host.install();
    },
    dismissInstallNote() {
      if (store.getState().installOffer.note === "due") {
        changeOffer(store, (offer) => ({ ...offer, note: "done" }));
      }
    },
    async takeShare(id) {
      // Without the files it does not matter why.
      const { files, leftOut } = await services.sharedFiles.take(id).catch(() => ({ files: [], leftOut: 0 }));
      if (files.length > 0) addFiles(files);
      else actions.failShare();
      if (leftOut > 0) store.setState({ leftOut: { why: "too-many", files: leftOut, names: [] } });
    },
    addGiven({ files, leftOut }) {
      addFiles(files);
      const isTaken = leftOut.length === 0 && files.length > 0;
      store.setState({ leftOut: isTaken ? undefined : withoutSound(leftOut) });
    },
    dismissRefused: () => store.setState({ refused: [] }),
    dismissQueued: () => store.setState({ queued: undefined }),
    dismissLeftOut: () => store.setState({ leftOut: undefined }),
    failShare: () => store.setState({ shareNote: "failed" }),
    dismissShareNote: () => store.setState({ shareNote: "none" }),
  };
  return actions;
}

/** Whoever has come back for a third transcript may want to keep the page. */
function countTranscripts(store: Store): void {
  store.subscribe(({ jobs, transcripts }, before) => {
    if (jobs === before.jobs) return;
    const unfinished = new Set(before.jobs.filter(({ state }) => state.status !== "done").map(({ id }) => id));
    const finished = jobs.filter(
      ({ id, state, transcript }) =>
        state.status === "done" && unfinished.has(id) && (transcripts.get(transcript)?.segments.length ?? 0) > 0,
    );
    if (finished.length > 0) changeOffer(store, (offer) => finished.reduce(counted, offer));
  });
}

function changeOffer(store: Store, change: (offer: InstallOffer) => InstallOffer): void {
  store.setState(({ installOffer }) => ({ installOffer: change(installOffer) }));
}
