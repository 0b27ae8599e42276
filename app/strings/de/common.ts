import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, percent, plural } = formats;

export const common = {
  close: "Schließen",
  goOn: "Fortsetzen",
  copy: "Kopieren",
  copied: "Kopiert",
  copiedWords: (words) => plural(words, { one: "# Wort kopiert", other: "# Wörter kopiert" }),
  copyBlocked: "Der Browser hat das Kopieren blockiert",
  stopHere: "Hier anhalten",
  stopping: "Hält an",
  waiting: "Wartet",
  words: (n) => plural(n, { one: "# Wort", other: "# Wörter" }),
  recordings: (n) => plural(n, { one: "# Aufnahme", other: "# Aufnahmen" }),
  loading: (model) => `${model} wird geladen`,
  loadingShare: (model, loaded, bytes) => `${model} wird geladen, ${percent(loaded, bytes)}`,
  ready: (model) => `${model} ist bereit`,
  transcribing: (name) => `${name} wird transkribiert`,
  doneOf: (seconds, totalSeconds) =>
    totalSeconds ? `${clock(seconds)} von ${clock(totalSeconds)}` : `bisher ${clock(seconds)}`,
  timeLeft: (seconds) => `noch ${coarseSpan(seconds)}`,
  stoppedAt: (seconds) => `Bei ${clock(seconds)} angehalten. Der Text ist gesichert.`,
  noTextYet: "Noch kein Text.",
  nothingSaid: "In dieser Aufnahme ist keine Sprache zu hören.",
  recordingName: (startedAt) => `Aufnahme von ${formats.weekday(startedAt)}, ${formats.timeOfDay(startedAt)}`,
  speakers: { me: "Ich", them: "Gegenüber" },
  languages: (n) => plural(n, { one: "# Sprache", other: "# Sprachen" }),
  devices: { graphicsCard: "Grafikkarte", processor: "Prozessor" },
} satisfies Strings["common"];
