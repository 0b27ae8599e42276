import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The same sound once more, otherwise, over the text that is there. */
export const again: Strings["again"] = {
  title: "Transcribir de nuevo con…",
  begin: "Transcribir de nuevo",
  stays: "El texto de aquí pasa a ser una versión: se puede ver, comparar y recuperar.",
  beginsAnew:
    "El archivo se está transcribiendo: eso se detiene y empieza de nuevo. Lo escrito hasta entonces pasa a ser una versión.",
  goesOnAfter: "El archivo se está transcribiendo: eso espera y sigue después.",
  howMuch: "Cuánto",
  whole: "Todo",
  selected: (from, to) => `Lo seleccionado, de ${clock(from)} a ${clock(to)}`,
  paragraph: (from) => `El párrafo en ${clock(from)}`,
  corrected: (n) => plural(n, { one: "# pasaje se corrigió a mano", other: "# pasajes se corrigieron a mano" }),
  keep: "Conservar lo corregido",
  replace: "Sobrescribirlo también",
  full: "No queda espacio para guardar como versión el texto de aquí. Elimina antes algo en la biblioteca o en los modelos.",
  noSound: "Sotto necesita antes el sonido.",
};
