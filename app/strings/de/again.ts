import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The same sound once more, otherwise, over the text that is there. */
export const again: Strings["again"] = {
  title: "Noch einmal transkribieren mit…",
  begin: "Noch einmal transkribieren",
  stays: "Der Text hier wird eine Fassung: Sie können sie ansehen, vergleichen und zurückholen.",
  beginsAnew:
    "Die Datei wird gerade geschrieben: Das hört auf und beginnt neu. Was bis dahin hier steht, wird eine Fassung.",
  goesOnAfter: "Die Datei wird gerade geschrieben: Das wartet so lange und geht danach weiter.",
  howMuch: "Wie viel",
  whole: "Alles",
  selected: (from, to) => `Das Ausgewählte, ${clock(from)} bis ${clock(to)}`,
  paragraph: (from) => `Der Absatz bei ${clock(from)}`,
  corrected: (n) =>
    plural(n, { one: "# Stelle wurde von Hand verbessert", other: "# Stellen wurden von Hand verbessert" }),
  keep: "Verbessertes behalten",
  replace: "Auch das überschreiben",
  full: "Es ist kein Platz mehr, den Text hier als Fassung zu behalten. Löschen Sie zuerst etwas in der Bibliothek oder unter Modelle.",
  noSound: "Sotto braucht zuerst den Ton.",
};
