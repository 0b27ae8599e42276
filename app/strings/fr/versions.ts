import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The texts that a transcript had before. */
export const versions: Strings["versions"] = {
  title: "Versions",
  none: "Aucune pour l’instant. Le texte d’ici en deviendra une dès qu’un autre prendra sa place.",
  before: {
    again: "Avant la nouvelle transcription",
    attached: "Avant qu’un autre texte prenne sa place",
    restored: "Avant le retour d’une version antérieure",
  },
  goBack: "Revenir à cette version",
  stops: "Ce texte est en cours d’écriture : elle s’arrête si vous revenez à une version.",
  text: "Le texte",
  compare: "Comparer avec le texte actuel",
  differs: (n) =>
    plural(n, { one: "# paragraphe est différent maintenant", other: "# paragraphes sont différents maintenant" }),
};
