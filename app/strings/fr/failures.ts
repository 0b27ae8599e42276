import { clock } from "../formats";
import type { Strings } from "../strings";

export const failures = {
  deviceUnavailable: "Il n’y a pas ici de carte graphique que Sotto puisse utiliser.",
  deviceLost: "La carte graphique a cessé de répondre. Rien n’est perdu\u00a0; le texte déjà écrit est conservé.",
  outOfMemory: (model) => `${model ?? "Ce modèle"} demande plus de mémoire que cet appareil n’en a donné.`,
  engineLost: "La reconnaissance vocale s’est arrêtée.",
  engineLostInFile: "La reconnaissance vocale s’est arrêtée. Le texte déjà écrit est conservé.",
  modelCorrupt: (model) => `${model ?? "Le modèle"} est arrivé endommagé.`,
  modelUnknown: (model) => `${model ?? "Ce fichier"} n’est pas un modèle Whisper que Sotto sache lire.`,
  downloadFailed: (model) => `${model ?? "Le modèle"} n’a pas pu être téléchargé.`,
  offline: (model) => `Il n’y a pas de connexion, et ${model ?? "le modèle"} n’est pas encore ici.`,
  staysInUse: (model) => `D’ici là, ${model} reste utilisé.`,
  audioUnreadable: (file) =>
    `${file === undefined ? "Ce fichier" : `«\u00a0${file}\u00a0»`} ne contient aucun son que ce navigateur sache lire.`,
  noSound: (file) => `Il n’y a pas de son dans «\u00a0${file}\u00a0».`,
  soundEncrypted: (file) => `Le son de «\u00a0${file}\u00a0» est chiffré\u00a0: Sotto ne peut pas le lire.`,
  soundCodec: (file, codec) => `Le son de «\u00a0${file}\u00a0» est en ${codec}, que Sotto ne sait pas lire.`,
  soundDamaged: (file, codec) => `Le son de «\u00a0${file}\u00a0» (${codec}) est trop abîmé pour être lu.`,
  fileDamaged: (file, format) => `«\u00a0${file}\u00a0» ressemble à ${format}, mais est trop abîmé pour être lu.`,
  zipDamaged: (file) => `«\u00a0${file}\u00a0» est un ZIP trop abîmé pour être lu.`,
  zipTooLarge: (file) => `«\u00a0${file}\u00a0» contient plus que Sotto ne prend d’un ZIP. Le décompresser d’abord.`,
  zipLocked: (file) => `«\u00a0${file}\u00a0» est protégé par un mot de passe. Le décompresser d’abord.`,
  zipEmpty: (file) => `Il n’y a ni audio ni vidéo dans «\u00a0${file}\u00a0».`,
  soundEnds: (file, seconds) =>
    `«\u00a0${file}\u00a0» n’a pas pu être lu au-delà de ${clock(seconds)}. Le texte déjà écrit est conservé.`,
  fileGone: (file) => `${file === undefined ? "Ce fichier" : `« ${file} »`} a changé, ou n’est plus là où il était.`,
  decoderHung: (file) =>
    `La lecture de «\u00a0${file}\u00a0» n’avançait plus et a été arrêtée. Le texte déjà écrit est conservé.`,
  busy: "Un autre onglet écrit ce texte.",
  internal: (message) => `Quelque chose a échoué dans Sotto\u00a0: «\u00a0${message}\u00a0». Le texte est conservé.`,
  actions: {
    chooseFile: "Choisir un autre fichier",
    chooseAgain: "Le choisir à nouveau",
    tryAgain: "Réessayer",
    goOn: "Continuer",
    useProcessor: "Utiliser le processeur",
    useSmallest: "Utiliser tiny.en",
    loadAgain: "Recharger",
    askAgain: "Redemander",
    showHow: "Voir comment l’autoriser",
    openAlone: "Ouvrir Sotto à part",
    lookAgain: "Chercher à nouveau",
    copyDetails: "Copier les détails",
  },
} satisfies Strings["failures"];
