import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import type { Services } from "../services";
import type { Preferences } from "./settings";

export interface SettingsActions {
  /** Changes how the page looks and behaves. */
  changePreferences(change: Partial<Preferences>): void;
  /** Deletes everything that this browser keeps of the page, and takes all texts off it; whether all of it went. */
  deleteEverything(): Promise<boolean>;
}

export function createSettingsActions(store: StoreApi<AppState>, services: Services): SettingsActions {
  return {
    changePreferences(change) {
      store.setState(({ preferences }) => ({ preferences: { ...preferences, ...change } }));
    },
    async deleteEverything() {
      store.setState({ deletion: "running" });
      try {
        services.transcripts.forgetAll();
        await services.deleteEverything();
        store.setState({ deletion: "none", jobs: [], transcripts: new Map(), undoable: undefined });
        return true;
      } catch {
        store.setState({ deletion: "in-use" });
        return false;
      }
    },
  };
}
