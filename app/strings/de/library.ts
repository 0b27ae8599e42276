import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { date, number, plural, span } = formats;

export const library = {
  files: "Dateien",
  recordings: "Aufnahmen",
  fileCount: (n) => plural(n, { one: "# Datei", other: "# Dateien" }),
  transcribing: (at, files) => `${number(at)} von ${number(files)} wird transkribiert`,
  done: (n) => plural(n, { other: "# fertig" }),
  waiting: (n) => plural(n, { one: "# wartet", other: "# warten" }),
  stopped: (n) => plural(n, { other: "# angehalten" }),
  failed: (n) => plural(n, { other: "# fehlgeschlagen" }),
  open: "Öffnen",
  actionOn: (action, name) => `${action}: ${name}`,
  remove: (name) => `${name} entfernen`,
  delete: (name) => `${name} löschen`,
  beingRecorded: (seconds) => `Wird aufgenommen, ${clock(seconds)}`,
  waitingForRecording: "Wartet auf die Aufnahme",
  waitingLong: (seconds) => `Wartet, Dauer ${clock(seconds)}`,
  doneIn: (spent, seconds) => `Fertig nach ${span(spent)}, Dauer ${clock(seconds)}`,
  recorded: (seconds, startedAt) => `Dauer ${clock(seconds)}, ${date(startedAt)}`,
} satisfies Strings["library"];
