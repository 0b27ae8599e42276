import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, percent, plural, size } = formats;

/** Who speaks: how it is found, and the voices that are remembered. */
export const speakers: Strings["speakers"] = {
  find: "Stimmen finden",
  findAgain: "Stimmen noch einmal finden",
  count: "Wie viele sprechen",
  auto: "So viele, wie zu hören sind",
  /** Before anything is fetched for it. */
  firstUse: (bytes: number) =>
    `Zwei kleine Modelle, ${size(bytes)}, werden einmal von hier geholt. Nichts wird gesendet.`,
  waiting: "Die Suche nach Stimmen beginnt, wenn die andere Arbeit getan ist.",
  words: "Es wird gesucht, wann jedes Wort gesagt wird",
  loading: (loaded: number, bytes: number) => `Die beiden Modelle werden geholt, ${percent(loaded, bytes)}`,
  listening: (seconds: number, totalSeconds: number | undefined) =>
    totalSeconds === undefined
      ? `Suche nach Stimmen, bei ${clock(seconds)}`
      : `Suche nach Stimmen, ${clock(seconds)} von ${clock(totalSeconds)}`,
  stop: "Anhalten",
  noSound: "Der Ton ist nicht geöffnet.",
  found: (n: number) => plural(n, { one: "# Stimme gefunden.", other: "# Stimmen gefunden." }),
  nobody: "Darin war keine Stimme zu hören.",
  one: "Dort war keine zweite Stimme zu hören.",
  running: "Stimmen lassen sich finden, wenn dieser Text zu Ende geschrieben ist.",
  /** Of a part of a voice that is played; `n` from 1 on. */
  play: (n: number, name: string) => `Ausschnitt ${number(n)} von ${name}`,
  share: (name: string) => `Anteil von ${name}`,
  /** A voice that was heard before. */
  isIt: (name: string) => `${name}?`,
  yes: "Ja",
  no: "Nein",
  more: (name: string) => `Mehr zu ${name}`,
  mergeWith: (name: string) => `Mit ${name} zusammenlegen`,
  /** Said of what was just done. */
  merged: (from: string, to: string) => `„${from}“ und „${to}“ sind jetzt eine Stimme.`,
  parted: (name: string, other: string) => `„${name}“ sind jetzt zwei Stimmen; die andere heißt „${other}“.`,
  part: "Das sind zwei Personen",
  forgetVoice: "Diese Stimme vergessen",
  /** Before the name of who speaks at the same time, for readers of the screen. */
  besides: "und zugleich",
  /** What both networks are called where models are listed. */
  networks: "Modelle, die Stimmen unterscheiden",
  memory: {
    name: "Stimmen",
    remember: "Stimmen merken, die ich benenne, nur auf diesem Gerät",
    rememberHint:
      "Behalten werden der Name einer Stimme und wie sie klingt, als Zahlen, kein Ton; in späteren Aufnahmen fragt Sotto, ob sie es wieder ist.",
    none: "Es ist keine Stimme gemerkt.",
    heardIn: (n: number) => plural(n, { one: "in # Aufnahme gehört", other: "in # Aufnahmen gehört" }),
    forget: "Vergessen",
    forgetName: (name: string) => `${name} vergessen`,
    forgetAll: "Alle Stimmen vergessen",
  },
};
