import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The texts that a transcript had before. */
export const versions: Strings["versions"] = {
  title: "Versiones",
  none: "Aún ninguna. El texto de aquí será una en cuanto otro ocupe su lugar.",
  before: {
    again: "Antes de transcribirlo de nuevo",
    attached: "Antes de que otro texto ocupara su lugar",
    restored: "Antes de recuperar una versión anterior",
  },
  goBack: "Volver a esta versión",
  stops: "Este texto se está escribiendo: eso se detiene si vuelves a una versión.",
  text: "El texto",
  compare: "Comparar con el texto actual",
  differs: (n) => plural(n, { one: "# párrafo es otro ahora", other: "# párrafos son otros ahora" }),
};
