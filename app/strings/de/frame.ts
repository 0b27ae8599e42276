import type { Strings } from "../strings";

export const frame = {
  places: { start: "Aufnehmen", queue: "Bibliothek", models: "Modelle", settings: "Einstellungen" },
  placesLabel: "Bereiche",
} satisfies Strings["frame"];
