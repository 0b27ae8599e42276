import type { Strings } from "../strings";

/** The same sound once more, otherwise. */
export const again: Strings["again"] = {
  title: "Noch einmal transkribieren mit…",
  begin: "Noch einmal transkribieren",
  stays: "Der Text hier bleibt, wie er ist. Der neue steht daneben in der Bibliothek.",
  noSound: "Sotto braucht zuerst den Ton: Öffnen am Fuß der Seite.",
};
