import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;

/** The panel that finds and replaces in a text. */
export const finding = {
  title: "Buscar y reemplazar",
  find: "Buscar",
  replaceWith: "Reemplazar por",
  replace: "Reemplazar",
  replaceAll: (n: number) => plural(n, { one: "Reemplazar # lugar", other: "Reemplazar los #" }),
  replaced: (n: number) => plural(n, { one: "# reemplazado", other: "# reemplazados" }),
  previous: "Coincidencia anterior",
  next: "Coincidencia siguiente",
  ofMatches: (at: number, n: number) => `${number(at)} de ${number(n)} coincidencias`,
  /** `name` is what was looked for. */
  none: (name: string) => `No hay «${name}» en esta transcripción.`,
  options: "Cómo buscar",
  wholeWords: "Palabras completas",
  matchCase: "Mayúsculas y minúsculas",
  pattern: "Expresión regular",
  noPattern: "Esto no es una expresión regular.",
  tooLong: "Este patrón tarda demasiado, así que se detuvo la búsqueda.",
} satisfies Strings["finding"];
