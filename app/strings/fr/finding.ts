import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;

/** The panel that finds and replaces in a text. */
export const finding = {
  title: "Rechercher et remplacer",
  find: "Rechercher",
  replaceWith: "Remplacer par",
  replace: "Remplacer",
  replaceAll: (n: number) => plural(n, { one: "Remplacer # endroit", other: "Remplacer les #" }),
  replaced: (n: number) => plural(n, { one: "# remplacé", other: "# remplacés" }),
  previous: "Résultat précédent",
  next: "Résultat suivant",
  ofMatches: (at: number, n: number) => `${number(at)} sur ${number(n)} résultats`,
  /** `name` is what was looked for. */
  none: (name: string) => `Pas de « ${name} » dans cette transcription.`,
  options: "Comment chercher",
  wholeWords: "Mots entiers",
  matchCase: "Respecter la casse",
  pattern: "Expression régulière",
  noPattern: "Ce n’est pas une expression régulière.",
  tooLong: "Ce motif prend trop de temps ; la recherche a été arrêtée.",
} satisfies Strings["finding"];
