import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size, span } = formats;

export const library = {
  files: "Dateien",
  transcribing: (at, files) => `${number(at)} von ${number(files)} wird transkribiert`,
  open: "Öffnen",
  actionOn: (action, name) => `${action}: ${name}`,
  remove: (name) => `${name} entfernen`,
  delete: (name) => `${name} löschen`,
  beingRecorded: (seconds) => `Wird aufgenommen, ${clock(seconds)}`,
  waitingForRecording: "Wartet auf die Aufnahme",
  waitingLong: (seconds) => `Wartet, Dauer ${clock(seconds)}`,
  doneIn: (spent, seconds) => `Fertig nach ${span(spent)}, Dauer ${clock(seconds)}`,
  search: (n) => plural(n, { one: "# Mitschrift durchsuchen", other: "# Mitschriften durchsuchen" }),
  found: (words, texts, times) =>
    `„${words}“ in ${plural(texts, { one: "# Mitschrift", other: "# Mitschriften" })}, ${plural(times, { other: "#-mal" })}`,
  foundNone: (words) => `In keiner Mitschrift kommt „${words}“ vor.`,
  stillReading: (read, all) => `Bisher ${number(read)} von ${number(all)} Mitschriften gelesen`,
  clearSearch: "Suche leeren",
  importTexts: "Untertitel importieren",
  textFiles: "Untertitel und JSON",
  transcripts: "Mitschriften",
  moreHits: (n) => plural(n, { other: "# weitere" }),
  openAt: (time) => `Öffnen bei ${time}`,
  today: "Heute",
  thisWeek: "Diese Woche",
  audioKept: (bytes) => `Ton behalten, ${size(bytes)}`,
  textOnly: "nur Text",
  stoppedSoFar: (seconds, totalSeconds) =>
    totalSeconds
      ? `Angehalten bei ${clock(seconds)} von ${clock(totalSeconds)}. Der Text bis dahin bleibt.`
      : `Angehalten bei ${clock(seconds)}. Der Text bis dahin bleibt.`,
  continueFrom: (seconds) => `Weiter ab ${clock(seconds)}`,
  more: (name) => `Mehr zu ${name}`,
  title: "Titel",
  rename: "Umbenennen",
  export: "Exportieren",
  copyText: "Text kopieren",
  deleteSound: (bytes) => `Nur den Ton löschen (${size(bytes)} werden frei)`,
  deleteAll: "Löschen",
  select: (name) => `${name} auswählen`,
  selected: (n) => plural(n, { other: "# ausgewählt" }),
  selection: "Auswahl",
  clearSelection: "Auswahl aufheben",
  inAll: (n, bytes) => {
    const texts = plural(n, { one: "# Mitschrift", other: "# Mitschriften" });
    return bytes > 0 ? `${texts} und ${size(bytes)} Ton auf diesem Gerät.` : `${texts} auf diesem Gerät.`;
  },
} satisfies Strings["library"];
