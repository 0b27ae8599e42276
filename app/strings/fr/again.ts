import type { Strings } from "../strings";

/** The same sound once more, otherwise. */
export const again: Strings["again"] = {
  title: "Transcrire à nouveau avec…",
  begin: "Transcrire à nouveau",
  stays: "Le texte d’ici reste tel quel. Le nouveau se trouve à côté, dans la bibliothèque.",
  noSound: "Sotto a d’abord besoin du son\u00a0: ouvrez-le au bas de la page.",
};
