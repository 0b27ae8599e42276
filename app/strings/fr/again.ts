import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

/** The same sound once more, otherwise, over the text that is there. */
export const again: Strings["again"] = {
  title: "Transcrire à nouveau avec…",
  begin: "Transcrire à nouveau",
  stays: "Le texte d’ici devient une version : elle peut être lue, comparée et reprise.",
  beginsAnew:
    "Le fichier est en cours de transcription : elle s’arrête et recommence. Le texte écrit d’ici là devient une version.",
  goesOnAfter: "Le fichier est en cours de transcription : elle attend, puis reprend ensuite.",
  howMuch: "Quelle partie",
  whole: "Tout",
  selected: (from, to) => `La sélection, de ${clock(from)} à ${clock(to)}`,
  paragraph: (from) => `Le paragraphe à ${clock(from)}`,
  corrected: (n) =>
    plural(n, { one: "# passage a été corrigé à la main", other: "# passages ont été corrigés à la main" }),
  keep: "Garder ce qui a été corrigé",
  replace: "L’écraser aussi",
  full: "Il n’y a plus de place pour garder le texte d’ici comme version. Supprimez d’abord quelque chose dans la bibliothèque ou les modèles.",
  noSound: "Sotto a d’abord besoin du son.",
};
