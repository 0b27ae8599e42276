import { clock } from "../formats";
import type { Strings } from "../strings";
import { counted, formats } from "./formats";

const { delay, number } = formats;

export const captions: Strings["captions"] = {
  rules: "Reglas",
  preset: "Modelo",
  presets: { netflix: "Netflix", bbc: "BBC", youtube: "YouTube", "single-word": "Palabras sueltas", mine: "Propias" },
  fields: {
    lineLength: "Caracteres por línea",
    lines: "Líneas",
    words: "Palabras como máximo",
    shortest: "Mínimo, en segundos",
    longest: "Máximo, en segundos",
    pace: "Caracteres por segundo",
    gap: "Separación, en segundos",
  },
  between: (least, most) => `De ${number(least)} a ${number(most)}`,
  checked: (all, broken) =>
    broken === 0
      ? `${counted(all, "subtítulo", "subtítulos")}, ninguno infringe las reglas`
      : `${counted(all, "subtítulo", "subtítulos")}, ${counted(broken, "infringe una regla", "infringen una regla")}`,
  view: "Vista",
  text: "Texto",
  captions: "Subtítulos",
  count: (n) => counted(n, "subtítulo", "subtítulos"),
  toCheck: (n) => `${number(n)} por revisar`,

  warnings: {
    fast: (n) => `${counted(n, "carácter", "caracteres")} por segundo`,
    wide: (n) => counted(n, "carácter", "caracteres"),
    lines: (n) => counted(n, "línea", "líneas"),
    seconds: (n) => delay(n),
    overlaps: "se solapa",
  },
  howMany: {
    "too-fast": (n) => `${number(n)} demasiado rápidos`,
    "too-wide": (n) => `${number(n)} con línea demasiado larga`,
    "too-many-lines": (n) => `${number(n)} con demasiadas líneas`,
    "too-short": (n) => `${number(n)} demasiado breves`,
    "too-long": (n) => `${number(n)} demasiado largos`,
    overlaps: (n) => `${number(n)} solapados`,
  },
  allKept: "Se cumplen todas las reglas.",
  textAt: (time) => `Texto del subtítulo en ${time}`,
  byHand: "Cambiado a mano",
  layOutAgain: "Volver a componer",
  onSound: "Subtítulos sobre el sonido",
  startOf: (n) => `Inicio del subtítulo ${number(n)}`,
  endOf: (n) => `Fin del subtítulo ${number(n)}`,
  nearer: "Ver el sonido más de cerca",
  farther: "Ver más sonido",
  wordTimes: {
    estimated: "Los tiempos de las palabras son estimados.",
    find: "Buscarlos en el sonido",
    finding: (at, of) =>
      of === undefined ? `Buscando palabras, en ${clock(at)}` : `Buscando palabras, ${clock(at)} de ${clock(of)}`,
    waiting: "La búsqueda de palabras empezará cuando terminen las demás tareas.",
    models: "Elegir un modelo",
    stop: "Parar",
    noSound: "El sonido no está abierto. Ábrelo al pie de la página.",
    noModel: "No hay cargado ningún modelo que conozca este idioma.",
    running: "Hay otra tarea en curso. Inténtalo cuando termine.",
    elsewhere: "Otra pestaña está editando este texto.",
  },
  keys: "Intro edita el texto. [ y ] fijan inicio y fin en el cabezal, { mueve también los siguientes. Alt+← y Alt+→ mueven el inicio 0,1 s; con Mayús, el fin.",
  typing: "Al editar, Ctrl+Intro divide en el cursor y Retroceso al principio une.",
};
