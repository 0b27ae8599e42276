import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { delay, number, plural } = formats;

export const captions: Strings["captions"] = {
  rules: "Règles",
  preset: "Modèle",
  presets: { netflix: "Netflix", bbc: "BBC", youtube: "YouTube", "single-word": "Mot à mot", mine: "Personnelles" },
  fields: {
    lineLength: "Caractères par ligne",
    lines: "Lignes",
    words: "Mots au plus",
    shortest: "Minimum, en secondes",
    longest: "Maximum, en secondes",
    pace: "Caractères par seconde",
    gap: "Écart, en secondes",
  },
  between: (least, most) => `De ${number(least)} à ${number(most)}`,
  checked: (all, broken) =>
    broken === 0
      ? plural(all, { one: "# sous-titre, règles respectées", other: "# sous-titres, règles respectées" })
      : `${plural(all, { one: "# sous-titre", other: "# sous-titres" })}, ${plural(broken, { one: "# enfreint une règle", other: "# enfreignent une règle" })}`,
  view: "Affichage",
  text: "Texte",
  captions: "Sous-titres",
  count: (n) => plural(n, { one: "# sous-titre", other: "# sous-titres" }),
  toCheck: (n) => `${number(n)} à vérifier`,

  warnings: {
    fast: (n) => plural(n, { one: "# caractère par seconde", other: "# caractères par seconde" }),
    wide: (n) => plural(n, { one: "# caractère", other: "# caractères" }),
    lines: (n) => plural(n, { one: "# ligne", other: "# lignes" }),
    seconds: (n) => delay(n),
    overlaps: "chevauche",
  },
  howMany: {
    "too-fast": (n) => `${number(n)} trop rapides`,
    "too-wide": (n) => `${number(n)} à ligne trop longue`,
    "too-many-lines": (n) => `${number(n)} à trop de lignes`,
    "too-short": (n) => `${number(n)} trop courts`,
    "too-long": (n) => `${number(n)} trop longs`,
    overlaps: (n) => `${number(n)} en chevauchement`,
  },
  allKept: "Toutes les règles sont respectées.",
  textAt: (time) => `Texte du sous-titre à ${time}`,
  byHand: "Modifié à la main",
  layOutAgain: "Recomposer",
  onSound: "Sous-titres sur le son",
  startOf: (n) => `Début du sous-titre ${number(n)}`,
  endOf: (n) => `Fin du sous-titre ${number(n)}`,
  nearer: "Montrer le son de plus près",
  farther: "Montrer plus de son",
  wordTimes: {
    estimated: "Le minutage des mots est estimé.",
    find: "Le chercher dans le son",
    finding: (at, of) =>
      of === undefined ? `Recherche des mots, à ${clock(at)}` : `Recherche des mots, ${clock(at)} sur ${clock(of)}`,
    waiting: "La recherche des mots commencera après les autres tâches.",
    models: "Choisir un modèle",
    stop: "Arrêter",
    noSound: "Le son n’est pas ouvert. Ouvrez-le au bas de la page.",
    noModel: "Aucun modèle chargé ne connaît cette langue.",
    running: "Autre chose est en cours. Réessayez ensuite.",
    elsewhere: "Un autre onglet modifie ce texte.",
  },
  keys: "Entrée modifie le texte. [ et ] placent le début et la fin à la tête de lecture, { décale aussi les suivants. Alt+← et Alt+→ décalent le début de 0,1\u00a0s, avec Maj la fin.",
  typing: "Pendant la modification, Ctrl+Entrée divise au curseur et Retour arrière au début joint.",
};
