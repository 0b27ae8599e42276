import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import type { SettingsMemory } from "./openSettings";
import { changedFields, mergedSettings, settingsOf } from "./places";

/**
 * Keeps what becomes other of the settings, whichever action changed it: the one writer of what is kept. What another tab answers
 * is so here, too.
 */
export function keepSettings(store: StoreApi<AppState>, settings: Pick<SettingsMemory, "change" | "onOthers">): void {
  let before = settingsOf(store.getState());
  settings.onOthers((told) => {
    // That tab keeps it.
    before = { ...before, ...told };
    store.setState(({ preferences }) => ({ preferences: { ...preferences, ...told } }));
  });
  store.subscribe((state) => {
    const [old, after] = [before, settingsOf(state)];
    if (changedFields(old, after).length === 0) return;
    before = after;
    void settings.change((kept) => mergedSettings(kept, old, after));
  });
}
