import { isKept } from "../../client/storage/kept";
import { type InstallOffer, mergedOffers } from "../../pwa/installOffer";
import type { AppState } from "../appState";
import { mergedRecords, type ShelfRecord } from "../models/shelfRecord";
import { defaultPreferences, type Preferences, type Settings } from "./settings";

/** A setting in the state. What lies at no place is not kept. */
interface Place<T> {
  readonly of: (state: AppState) => T;
  /** What is kept once this page changes it, where another tab may have changed it too; left out: `mergedEntries`. */
  readonly merged?: (kept: T, before: T, after: T) => T;
}

const inPreferences = Object.fromEntries(
  Object.keys(defaultPreferences).map((field) => [
    field,
    { of: ({ preferences }: AppState) => preferences[field as keyof Preferences] },
  ]),
) as unknown as { readonly [F in keyof Preferences]: Place<Preferences[F]> };

/** Where each setting lies in the state: the one table by which they are kept. */
const places: { readonly [F in keyof Settings]: Place<Settings[F]> } = {
  ...inPreferences,
  device: { of: ({ device }) => device },
  options: { of: ({ choice }) => choice.options },
  language: { of: ({ choice }) => choice.language },
  sound: { of: ({ sound }) => sound },
  shelf: { of: ({ shelfRecord }): ShelfRecord => shelfRecord, merged: mergedRecords },
  bench: { of: ({ bench }) => bench.kept },
  installOffer: { of: ({ installOffer }): InstallOffer => installOffer, merged: mergedOffers },
};

const fields = Object.keys(places) as readonly (keyof Settings)[];

/** The settings as they stand on the page. */
export function settingsOf(state: AppState): Settings {
  return Object.fromEntries(fields.map((field) => [field, places[field].of(state)])) as unknown as Settings;
}

/** What becomes of the kept settings by a change on this page: the fields that it concerns, and none else. */
export function mergedSettings(kept: Settings, before: Settings, after: Settings): Partial<Settings> {
  return Object.fromEntries(
    changedFields(before, after).map((field) => [field, mergedField(field, { kept, before, after })]),
  );
}

/** The settings that a change on this page concerns. */
export function changedFields(before: Settings, after: Settings): readonly (keyof Settings)[] {
  return fields.filter((field) => before[field] !== after[field]);
}

interface Versions<T> {
  readonly kept: T;
  readonly before: T;
  readonly after: T;
}

function mergedField<F extends keyof Settings>(field: F, { kept, before, after }: Versions<Settings>): Settings[F] {
  const { merged = mergedEntries }: Place<Settings[F]> = places[field];
  return merged(kept[field], before[field], after[field]);
}

/** Of a record, only the entries that became other; anything else as it is now. */
function mergedEntries<T>(kept: T, before: T, after: T): T {
  if (!isKept(kept) || !isKept(before) || !isKept(after)) return after;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => before[name] !== after[name]);
  return { ...kept, ...Object.fromEntries(changed.map((name) => [name, after[name]])) };
}
