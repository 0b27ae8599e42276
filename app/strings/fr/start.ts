import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size, speed } = formats;

export const start = {
  headline: "Il suffit de parler.",
  lede: "Sotto écrit ce qu’il entend, ici, dans cet onglet. La voix et les fichiers ne quittent jamais cet appareil.",
  firstModel: (model, languages) =>
    `${model} transcrit ${number(languages)} langues\u00a0; rien n’est téléchargé avant un clic, un enregistrement ou un fichier.`,
  onlyEnglish: (model, bytes) => `C’est de l’anglais\u00a0: ${model}, ${size(bytes)}`,
  open: "Ouvrir un son ou une vidéo",
  soundFiles: "Audio et vidéo",
  sample: "Essayer l’extrait de 11 secondes",
  dropHint: "Ou déposer des fichiers n’importe où sur cette page, ou les coller.",
  onThisDevice: "Sur cet appareil",
  finishText: "Terminer le texte",
  fileCutOff: (name) => `« ${name} » a été interrompu à la fermeture de la page.`,
  filesCutOff: (n) =>
    plural(n, {
      one: "# fichier a été interrompu à la fermeture de la page.",
      other: "# fichiers ont été interrompus à la fermeture de la page.",
    }),
  earlier: "Précédemment",
  kept: "Gardés sur cet appareil jusqu’à leur suppression.",
  all: (n) => `Tout afficher (${formats.number(n)})`,
  facts: {
    noModelYet: "Chargement d’un modèle",
    notLoaded: (model) => `${model} n’est pas chargé`,
    noModel: "Aucun modèle",
    recordNow: "L’enregistrement peut déjà commencer\u00a0; le texte suit.",
    about: (languages, bytes) => `${languages}, ${size(bytes)}.`,
    otherLanguages: (bytes) => `Autres langues, ${size(bytes)}`,
    device: "Cet appareil",
    notInUse: "Non utilisé",
    notMeasured: "Mesuré avec les 30 premières secondes d’un fichier",
    computes: (engine, adapter) => `${engine}, ${adapter}`,
    computesAt: (engine, adapter, timesRealtime) =>
      `${engine}, ${adapter}, vitesse mesurée\u00a0: ${speed(timesRealtime)}`,
    sent: "Audio envoyé",
    nothingSent: "Aucun. Il n’y a pas de serveur.",
    sentTo: (host) => `Ce qui se dit dans les fichiers, à ${host}.`,
  },
} satisfies Strings["start"];
