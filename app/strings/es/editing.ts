import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, spokenTime } = formats;

/** What changes a text by hand. */
export const editing = {
  undo: "Deshacer",
  redo: "Rehacer",
  edit: "Editar",
  find: "Buscar",
  speakers: "Voces",
  more: "Más",
  rename: "Cambiar el nombre",
  title: "Título",
  saved: "Guardado",
  saving: "Guardando",
  notSaved: "Sin guardar.",
  /** Why nothing is changed of what is being recorded, or written anew. */
  notYet: "Este texto se podrá cambiar cuando esté escrito hasta el final.",
  elsewhere: "Este texto se está editando en otra pestaña.",
  notLoaded: "No se pudo cargar una parte de la página. El texto está completo.",
  copyWithTimes: "Copiar con tiempos",
  copyWithSpeakers: "Copiar con tiempos y voces",
  copyAsMarkdown: "Copiar como Markdown",
  print: "Imprimir",
  compare: "Comparar con el original",
  backToText: "Volver al texto",
  changed: (n: number) =>
    plural(n, { one: "# párrafo no está como se oyó", other: "# párrafos no están como se oyeron" }),
  /** Of a paragraph, for readers of the screen. */
  paragraphFrom: (seconds: number) => `Párrafo desde ${spokenTime(seconds)}`,
  speaker: (n: number) => `Voz ${number(n)}`,
  nameOf: (n: number) => `Nombre de la voz ${number(n)}`,
  whoSays: (seconds: number) => `¿De quién es la voz del párrafo en ${clock(seconds)}?`,
  /** After a correction: the same elsewhere. `name` is a word. */
  again: (n: number, name: string) => plural(n, { one: `# «${name}» más:`, other: `# «${name}» más:` }),
  replaceAll: "Reemplazar todo",
  addTerm: (name: string) => `Añadir «${name}» a nombres y términos`,
  added: (name: string) => `A partir de ahora se espera «${name}»`,
  selectedWords: "Palabras seleccionadas",
  speakerOfWords: "Voz",
  paragraphMenu: (seconds) => `Párrafo en ${clock(seconds)}`,
  playHere: "Reproducir desde aquí",
  splitHere: "Dividir aquí",
  splitWhere: "Vaya a la primera palabra del nuevo párrafo y divida.",
  joinPrevious: "Unir con el anterior",
  changeSpeaker: "Cambiar la voz",
  copyLink: "Copiar enlace a este momento",
  dismiss: "Descartar",
} satisfies Strings["editing"];
