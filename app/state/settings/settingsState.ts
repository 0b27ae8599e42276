import type { Preferences } from "./settings";

/** What the user chose about the page itself, and what becomes of it. */
export interface SettingsState {
  readonly preferences: Preferences;
  /** Where settings are kept; undefined until the browser has shown whether it keeps them. */
  readonly settingsKeeping: "database" | "memory" | undefined;
  readonly deletion: "none" | "running" | "in-use";
}

/** The page as it was chosen at an earlier visit. */
export function chosenSettings(preferences: Preferences): SettingsState {
  return { preferences, settingsKeeping: undefined, deletion: "none" };
}
