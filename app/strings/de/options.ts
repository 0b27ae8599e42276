import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, size } = formats;

export const options = {
  title: "Optionen",
  changed: (n) => `${number(n)} geändert`,
  about: "Für Dateien, die ab jetzt geöffnet werden. Wird in diesem Browser gespeichert.",
  onlyEnglish: (model) => `${model} versteht nur Englisch.`,
  takeModel: (model, bytes) => `${model} verwenden, ${size(bytes)}`,
  translate: "Ins Englische übersetzen",
  translateHint: "Was auch gesprochen wird, der Text ist englisch.",
  wordTimes: "Zeiten der Wörter",
  wordTimesHint: "Wann jedes Wort gesprochen wird, für JSON, SRT und VTT.",
  skipSilence: "Stille überspringen",
  skipSilenceHint: "Stellen ohne Sprache werden nicht transkribiert; so wird dort nichts erfunden.",
  followLanguage: "Die Sprache kann wechseln",
  followLanguageHint: "Bestimmt die Sprache nach jeder Pause neu, wenn keine gewählt ist. Dauert länger.",
  tellSpeakers: "Stimmen unterscheiden",
  tellSpeakersHint:
    "Wer spricht, wird gefunden, wenn der Text geschrieben ist. Dafür werden beim ersten Mal zwei kleine Modelle geholt.",
  fastest: "So schnell wie möglich",
  fastestHint:
    "Für lange Dateien: Stille wird übersprungen und mehrere Abschnitte werden zugleich transkribiert, was etwas Genauigkeit kostet.",
  drafts: "Entwürfe durch ein kleineres Modell",
  draftsHint:
    "Es schreibt Dateien voraus, und das gewählte Modell prüft nur noch: derselbe Text, früher, wo es sich lohnt.",
  draftsAuto: "Wo es schneller ist",
  draftsNone: "Aus",
  noDrafter: (model) => `Kein kleineres Modell mit dem Wortschatz von ${model} ist gespeichert.`,
  draftsFastest: "„So schnell wie möglich“ kommt ohne aus.",
  hotwords: "Namen und Wörter, die vorkommen",
  hotwordsHint: "Geschrieben wird so wie hier.",
  prompt: "Was vorher kam, oder der Stil",
  promptHint: "Text, an den die Aufnahme anschließt, oder ein Beispiel in der gewünschten Schreibweise.",
  reset: "Auf den Anfang zurücksetzen",
  room: (hint, taken, most) => `${hint} ${number(taken)} von ${number(most)} Zeichen.`,
} satisfies Strings["options"];
