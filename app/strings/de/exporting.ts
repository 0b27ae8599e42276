import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

export const exporting = {
  title: "Exportieren",
  format: "Format",
  begins: "So beginnt die Datei:",
  saveAs: (format) => `Als ${format} sichern`,
  savedAs: (format) => `Als ${format} gesichert`,
  subtitles: "Untertitel",
  wordsPerSubtitle: "Wörter je Untertitel",
  asSpoken: "Wie gesprochen",
  words: (n) => plural(n, { one: "# Wort", other: "# Wörter" }),
  underline: "Gesprochenes Wort unterstreichen",
  carries: "Was außer dem Text darin steht",
  parts: { title: "Titel", date: "Datum", length: "Länge", speakers: "Stimmen" },
  soundBeside: (name) => `Neben „${name}“ ablegen: Diese Datei spielt die Seite ab.`,
  ofSpeakers: {
    rttm: "Wer wann spricht, ohne die Wörter.",
    diarized_json: "Jeder Abschnitt mit seiner Stimme, in der Form von OpenAIs diarized_json.",
  },
} satisfies Strings["exporting"];
