import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { percent, plural, span, speed, spokenTime } = formats;

export const transcript = {
  label: "Mitschrift",
  found: (language, probability) => `${language}, zu ${percent(probability, 1)} sicher erkannt`,
  translated: "Ins Englische übersetzt",
  waitingFor: (model, loaded, bytes) => `Wartet auf ${model}, ${percent(loaded, bytes)}`,
  doneIn: (spent) => `Fertig nach ${span(spent)}`,
  doneInAt: (spent, timesRealtime) => `Fertig nach ${span(spent)}, ${speed(timesRealtime)}`,
  allFiles: "Alle Dateien",
  tabOnly: "Nur in diesem Tab",
  keepingResumes: "Wird im Augenblick nicht gesichert",
  savedAsYouSpeak: "Wird beim Sprechen auf diesem Gerät gesichert",
  kept: "Auf diesem Gerät gesichert",
  textKept: "Text auf diesem Gerät gesichert, Ton nicht aufgehoben",
  attachSound: "Seinen Ton wählen",
  voices: (n) => plural(n, { one: "# Stimme", other: "# Stimmen" }),
  saveSound: "Ton sichern",
  delete: "Löschen",
  silence: (seconds) => `Stille, ${clock(seconds)}`,
  skipped: (seconds) => `${span(seconds)} ohne Sprache übersprungen`,
  hearSkipped: "Trotzdem transkribieren",
  playFrom: (seconds) => `Ab ${spokenTime(seconds)} abspielen`,
  jumpToLive: "Zum Live-Text",
  jumpToNewest: "Zum neuesten Text",
  jumpToLiveLines: (lines) =>
    plural(lines, { one: "Zum Live-Text, # neue Zeile", other: "Zum Live-Text, # neue Zeilen" }),
  jumpToNewestLines: (lines) =>
    plural(lines, { one: "Zum neuesten Text, # neue Zeile", other: "Zum neuesten Text, # neue Zeilen" }),
} satisfies Strings["transcript"];
