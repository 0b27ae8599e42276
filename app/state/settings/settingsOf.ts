import type { AppState } from "../appState";
import type { Settings } from "./settings";

/** The settings as they stand on the page. */
export function settingsOf(state: AppState): Settings {
  const { preferences, device, choice, sound, shelfRecord, installOffer } = state;
  const { language, options } = choice;
  return { ...preferences, device, options, sound, language, shelf: shelfRecord, installOffer };
}
