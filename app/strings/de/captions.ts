import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { delay, number, plural } = formats;

export const captions: Strings["captions"] = {
  rules: "Regeln",
  preset: "Vorlage",
  presets: { netflix: "Netflix", bbc: "BBC", youtube: "YouTube", "single-word": "Einzelne Wörter", mine: "Eigene" },
  fields: {
    lineLength: "Zeichen je Zeile",
    lines: "Zeilen",
    words: "Wörter höchstens",
    shortest: "Mindestens, in Sekunden",
    longest: "Höchstens, in Sekunden",
    pace: "Zeichen je Sekunde",
    gap: "Abstand, in Sekunden",
  },
  between: (least, most) => `Von ${number(least)} bis ${number(most)}`,
  checked: (all, broken) =>
    broken === 0
      ? plural(all, { other: "# Untertitel, alle nach den Regeln" })
      : `${plural(all, { other: "# Untertitel" })}, ${plural(broken, { one: "# bricht eine Regel", other: "# brechen eine Regel" })}`,
  view: "Ansicht",
  text: "Text",
  captions: "Untertitel",
  count: (n) => plural(n, { other: "# Untertitel" }),
  toCheck: (n) => `${number(n)} zu prüfen`,

  warnings: {
    fast: (n) => plural(n, { other: "# Zeichen je Sekunde" }),
    wide: (n) => plural(n, { other: "# Zeichen" }),
    lines: (n) => plural(n, { one: "# Zeile", other: "# Zeilen" }),
    seconds: (n) => delay(n),
    overlaps: "überlappt",
  },
  howMany: {
    "too-fast": (n) => `${number(n)} zu schnell`,
    "too-wide": (n) => `${number(n)} mit zu langer Zeile`,
    "too-many-lines": (n) => `${number(n)} mit zu vielen Zeilen`,
    "too-short": (n) => `${number(n)} zu kurz`,
    "too-long": (n) => `${number(n)} zu lang`,
    overlaps: (n) => `${number(n)} überlappend`,
  },
  allKept: "Alle Regeln sind eingehalten.",
  textAt: (time) => `Text des Untertitels bei ${time}`,
  byHand: "Von Hand geändert",
  layOutAgain: "Neu umbrechen",
  onSound: "Untertitel auf dem Ton",
  startOf: (n) => `Beginn von Untertitel ${number(n)}`,
  endOf: (n) => `Ende von Untertitel ${number(n)}`,
  nearer: "Ton aus der Nähe zeigen",
  farther: "Mehr vom Ton zeigen",
  wordTimes: {
    estimated: "Die Zeiten der Wörter sind hier geschätzt.",
    find: "Im Ton suchen",
    finding: (at, of) =>
      of === undefined ? `Hört nach Wörtern, bei ${clock(at)}` : `Hört nach Wörtern, ${clock(at)} von ${clock(of)}`,
    waiting: "Die Suche nach Wörtern beginnt, wenn die andere Arbeit getan ist.",
    models: "Modell wählen",
    stop: "Anhalten",
    noSound: "Der Ton ist nicht geöffnet. Öffnen Sie ihn am Fuß der Seite.",
    noModel: "Kein Modell, das diese Sprache kennt, ist geladen.",
    running: "Etwas anderes läuft gerade. Versuchen Sie es danach noch einmal.",
    elsewhere: "Ein anderer Tab bearbeitet diesen Text.",
  },
  keys: "Eingabe bearbeitet den Text. [ und ] setzen Beginn und Ende auf die Abspielstelle, { verschiebt alle folgenden. Alt+← und Alt+→ verschieben den Beginn um 0,1 s, mit Umschalt das Ende.",
  typing: "Beim Bearbeiten teilt Strg+Eingabe an der Schreibmarke, Rücktaste am Anfang verbindet.",
};
