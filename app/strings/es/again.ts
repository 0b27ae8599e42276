import type { Strings } from "../strings";

/** The same sound once more, otherwise. */
export const again: Strings["again"] = {
  title: "Transcribir de nuevo con…",
  begin: "Transcribir de nuevo",
  stays: "El texto de aquí se queda como está. El nuevo aparece a su lado en la biblioteca.",
  noSound: "Sotto necesita antes el sonido: se abre al pie de la página.",
};
