import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, plural, span } = formats;

export const queue = {
  stages: { reading: "Lecture", listening: "Écoute", writing: "Écriture" },
  paused: (done, files) => `En pause, ${number(done)} sur ${number(files)} terminés`,
  waiting: (files) => plural(files, { other: "# en attente" }),
  audio: (seconds) => `${span(seconds)} d’audio`,
  about: (seconds) => `encore ${coarseSpan(seconds)} environ`,
  unpacking: (done, files) =>
    files === undefined ? "Décompression" : `Décompression, ${number(done)} fichiers sur ${number(files)} sont là`,
  pauseAll: "Tout mettre en pause",
  goOnAll: "Reprendre",
  removeDone: "Retirer les terminés",
  later: "Plus tard",
  tryAgain: "Réessayer",
  chooseAll: "Choisir de nouveau les fichiers",
  move: (name) => `Déplacer ${name}`,
  moveKeys: "Faire glisser, ou appuyer sur les flèches",
  moved: (name, at, files) => `${name} est maintenant ${number(at)} sur ${number(files)}`,
  moveUp: "Monter",
  moveDown: "Descendre",
  more: (name) => `Plus pour ${name}`,
  exportAll: "Tout exporter en…",
  exportTitle: "Tout exporter",
  texts: (n) => plural(n, { one: "# texte terminé", other: "# textes terminés" }),
  saveZip: "Enregistrer en ZIP",
  saveFolder: "Enregistrer dans un dossier",
  savedZip: (files) =>
    plural(files, { one: "# fichier enregistré dans un ZIP", other: "# fichiers enregistrés dans un ZIP" }),
  savedFolder: (files) =>
    plural(files, { one: "# fichier enregistré dans le dossier", other: "# fichiers enregistrés dans le dossier" }),
  notSaved: "Tout n’a pas pu être enregistré. Choisir un autre endroit.",
  added: (name) => `«\u00a0${name}\u00a0» est dans la file d’attente.`,
  addedSeveral: (files) =>
    plural(files, { one: "# fichier est dans la file d’attente.", other: "# fichiers sont dans la file d’attente." }),
  refused: (files, name) =>
    plural(files, {
      one: `# fichier ne contient aucun son que ce navigateur puisse lire\u00a0: ${name}.`,
      other: `# fichiers ne contiennent aucun son que ce navigateur puisse lire\u00a0: ${name}.`,
    }),
  moreNames: (n) => plural(n, { one: "# autre", other: "# autres" }),
  orderHint: "Alt et les flèches déplacent un fichier en attente.",
  show: "Afficher",
  doneTitle: (n) => plural(n, { one: "# texte prêt", other: "# textes prêts" }),
} as const satisfies Strings["queue"];
