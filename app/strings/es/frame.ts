import type { Strings } from "../strings";

/** Masthead, tabs and what stands around every view. */
export const frame: Strings["frame"] = {
  places: { start: "Grabar", queue: "Biblioteca", models: "Modelos", settings: "Ajustes" },
  placesLabel: "Secciones",
};
