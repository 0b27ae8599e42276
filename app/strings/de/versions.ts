import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The texts that a transcript had before. */
export const versions: Strings["versions"] = {
  title: "Fassungen",
  none: "Noch keine. Der Text hier wird eine, sobald ein anderer an seine Stelle tritt.",
  before: {
    again: "Bevor noch einmal transkribiert wurde",
    attached: "Bevor ein anderer Text an seine Stelle trat",
    restored: "Bevor eine frühere Fassung zurückkam",
  },
  goBack: "Zu dieser Fassung zurück",
  stops: "Dieser Text wird gerade geschrieben: Das hört auf, wenn Sie zurückgehen.",
  text: "Der Text",
  compare: "Mit dem jetzigen Text vergleichen",
  differs: (n) => plural(n, { one: "# Absatz ist jetzt ein anderer", other: "# Absätze sind jetzt andere" }),
};
