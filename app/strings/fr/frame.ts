import type { Strings } from "../strings";

export const frame = {
  places: { start: "Enregistrer", queue: "Bibliothèque", models: "Modèles", settings: "Réglages" },
  placesLabel: "Rubriques",
} satisfies Strings["frame"];
