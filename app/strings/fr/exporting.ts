import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

export const exporting = {
  title: "Exporter",
  format: "Format",
  begins: "Début du fichier\u00a0:",
  saveAs: (format) => `Sauvegarder en ${format}`,
  savedAs: (format) => `Sauvegardé en ${format}`,
  subtitles: "Sous-titres",
  wordsPerSubtitle: "Mots par sous-titre",
  asSpoken: "Au fil de la parole",
  words: (n) => plural(n, { one: "# mot", other: "# mots" }),
  underline: "Souligner le mot prononcé",
  carries: "Ce qui accompagne le texte",
  parts: { title: "Titre", date: "Date", length: "Durée", speakers: "Voix" },
  soundBeside: (name) => `À garder à côté de «\u00a0${name}\u00a0», que la page fait entendre.`,
  ofSpeakers: {
    rttm: "Qui parle et quand, sans les mots.",
    diarized_json: "Chaque segment avec sa voix, sous la forme diarized_json d’OpenAI.",
  },
} satisfies Strings["exporting"];
