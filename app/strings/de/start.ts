import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size, speed } = formats;

export const start = {
  headline: "Sag etwas.",
  lede: "Sotto schreibt mit, was es hört, hier in diesem Tab. Stimme und Dateien verlassen dieses Gerät nie.",
  firstModel: (model, languages) =>
    `${model} schreibt ${number(languages)} Sprachen mit; geladen wird erst auf Klick oder mit der ersten Aufnahme oder Datei.`,
  onlyEnglish: (model, bytes) => `Es ist Englisch: ${model}, ${size(bytes)}`,
  open: "Audio oder Video öffnen",
  soundFiles: "Audio und Video",
  sample: "Beispiel von 11 Sekunden testen",
  dropHint: "Oder Dateien irgendwo auf dieser Seite ablegen oder einfügen.",
  onThisDevice: "Auf diesem Gerät",
  finishText: "Text fertigstellen",
  fileCutOff: (name) => `„${name}“ wurde abgebrochen, als die Seite geschlossen wurde.`,
  filesCutOff: (n) =>
    plural(n, {
      one: "# Datei wurde abgebrochen, als die Seite geschlossen wurde.",
      other: "# Dateien wurden abgebrochen, als die Seite geschlossen wurde.",
    }),
  earlier: "Früher",
  kept: "Bleiben auf diesem Gerät, bis sie gelöscht werden.",
  all: (n) => `Alle ${formats.number(n)}`,
  facts: {
    noModelYet: "Ein Modell wird geladen",
    notLoaded: (model) => `${model} ist nicht geladen`,
    noModel: "Kein Modell",
    recordNow: "Aufnehmen geht schon jetzt; der Text folgt.",
    about: (languages, bytes) => `${languages}, ${size(bytes)}.`,
    otherLanguages: (bytes) => `Andere Sprachen, ${size(bytes)}`,
    device: "Dieses Gerät",
    notInUse: "Nicht in Verwendung",
    notMeasured: "Wird mit den ersten 30 Sekunden einer Datei gemessen",
    computes: (engine, adapter) => `${engine}, ${adapter}`,
    computesAt: (engine, adapter, timesRealtime) => `${engine}, ${adapter}, gemessen: ${speed(timesRealtime)}`,
    sent: "Gesendeter Ton",
    nothingSent: "Keiner. Es gibt keinen Server.",
    sentTo: (host) => `Was in Dateien gesprochen wird, an ${host}.`,
  },
} satisfies Strings["start"];
