import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;

/** The panel that finds and replaces in a text. */
export const finding = {
  title: "Suchen und ersetzen",
  find: "Suchen",
  replaceWith: "Ersetzen durch",
  replace: "Ersetzen",
  replaceAll: (n: number) => plural(n, { one: "# Stelle ersetzen", other: "Alle # ersetzen" }),
  replaced: (n: number) => plural(n, { one: "# ersetzt", other: "# ersetzt" }),
  previous: "Vorige Fundstelle",
  next: "Nächste Fundstelle",
  ofMatches: (at: number, n: number) => `${number(at)} von ${number(n)} Fundstellen`,
  /** `name` is what was looked for. */
  none: (name: string) => `Kein „${name}“ in diesem Transkript.`,
  options: "Wie gesucht wird",
  wholeWords: "Ganze Wörter",
  matchCase: "Groß- und Kleinschreibung",
  pattern: "Regulärer Ausdruck",
  noPattern: "Das ist kein regulärer Ausdruck.",
  tooLong: "Dieses Muster braucht zu lange, deshalb wurde die Suche beendet.",
} satisfies Strings["finding"];
