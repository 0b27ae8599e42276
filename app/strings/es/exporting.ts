import type { Strings } from "../strings";
import { counted } from "./formats";

/** The panel that saves a text as a file; `format` is a name such as "SRT". */
export const exporting: Strings["exporting"] = {
  title: "Exportar",
  format: "Formato",
  begins: "Así empieza el archivo:",
  saveAs: (format) => `Guardar como ${format}`,
  savedAs: (format) => `Guardado como ${format}`,
  subtitles: "Subtítulos",
  wordsPerSubtitle: "Palabras por subtítulo",
  asSpoken: "Según el habla",
  words: (n) => counted(n, "palabra", "palabras"),
  underline: "Subrayar la palabra que suena",
  carries: "Qué lleva además del texto",
  parts: { title: "Título", date: "Fecha", length: "Duración", speakers: "Voces" },
  soundBeside: (name) => `Guárdalo junto a «${name}», que reproduce.`,
  ofSpeakers: {
    rttm: "Quién habla y cuándo, sin las palabras.",
    diarized_json: "Cada segmento con su voz, en la forma de diarized_json de OpenAI.",
  },
};
