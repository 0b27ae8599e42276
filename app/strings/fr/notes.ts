import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { size } = formats;

export const notes = {
  dismiss: "Masquer",
  cutOff: (seconds) => `L’enregistrement a été coupé à ${clock(seconds)}. Tout ce qui précède est ici.`,
  cutOffInPart: (seconds) => `L’enregistrement s’est interrompu à ${clock(seconds)}. Ce qui en a été gardé est ici.`,
  notKept: (times) => `L’enregistreur s’est arrêté et un autre a pris le relais. Le son de ${times} manque.`,
  noRoomFrom: (seconds) =>
    `Il n’y avait plus de place sur cet appareil\u00a0: le son à partir de ${clock(seconds)} n’a pas été gardé.`,
  cardIsBack: (seconds) =>
    `La carte graphique a cessé de répondre, puis est revenue. Rien n’est perdu\u00a0; le texte a repris à ${clock(seconds)}.`,
  processorTookOver: (seconds) =>
    `La carte graphique a cessé de répondre et le processeur a pris le relais. Rien n’est perdu\u00a0; le texte a repris à ${clock(seconds)}.`,
  serverLost: (seconds) =>
    `Le serveur était injoignable\u00a0: à partir de ${clock(seconds)}, le texte est du modèle de cet appareil.`,
  fewerAtOnce: (windows) =>
    windows === 1
      ? "La mémoire ne suffit pas pour plusieurs passages à la fois\u00a0: ils sont transcrits l’un après l’autre."
      : `La mémoire ne suffit que pour ${windows} passages à la fois\u00a0: c’est plus long.`,
  processorFindsSpeakers:
    "La carte graphique a cessé de répondre, le processeur continue de chercher les voix. Rien n’est perdu.",
  engineReplaced: (seconds) =>
    `La reconnaissance vocale s’est arrêtée, puis a redémarré. Rien n’est perdu\u00a0; le texte a repris à ${clock(seconds)}.`,
  wasOne: (name, other) => `${name} était ${other}.`,
  undoMerge: "Annuler",
  unheard: (message) => `Les voix ne sont plus distinguées\u00a0: «\u00a0${message}\u00a0». Le texte continue.`,
  textStopped: (message) => `Le texte s’est arrêté\u00a0: «\u00a0${message}\u00a0». Le son est toujours conservé.`,
  noRoom: "Plus de place sur cet appareil\u00a0: le reste du son n’est gardé que dans cet onglet.",
  endInTabOnly: "La fin du son n’est que dans cet onglet. La sauvegarder avant de fermer l’onglet.",
  tabOnly:
    "Ce navigateur ne garde aucun fichier ici, comme en fenêtre privée\u00a0: l’enregistrement n’existe que dans cet onglet.",
  unplugged: (seconds) =>
    `Le son s’est arrêté à ${clock(seconds)}\u00a0: le micro a été débranché ou l’onglet n’est plus partagé.`,
  microphoneGone: "Le micro n’est plus là. L’onglet est toujours enregistré.",
  tabGone: "L’onglet n’est plus partagé. Le micro est toujours enregistré.",
  chooseAgain: "Choisir de nouveau le fichier",
  fileNeededNoText: "Pas encore de texte. Sotto a de nouveau besoin du fichier.",
  fileNeeded: (seconds) =>
    `Arrêté à ${clock(seconds)}. Le texte est gardé. Pour continuer, Sotto a de nouveau besoin du fichier.`,
  otherFile: (name) => `« ${name} » est un autre fichier. Choisissez celui avec lequel ce texte a été commencé.`,
  textNoRoom:
    "Plus de place sur cet appareil : le nouveau texte n’est gardé que dans cet onglet. Copiez-le ou exportez-le, ou supprimez un modèle.",
  textTabOnly: "Ce navigateur ne garde rien ici, comme en navigation privée : le texte n’existe que dans cet onglet.",
  until: "à",
  couldNotBeRead: (times) => `${times} : illisible.`,
  trackHeard: (track, count) => `Ceci est la piste audio ${track} sur ${count}.`,
  hearTrack: (track) => `Écouter la piste ${track}`,
  soundsLike: (language) => `La langue entendue semble être\u00a0: ${language.toLocaleLowerCase("fr")}.`,
  notEnglish: "Cela ne ressemble pas à de l’anglais.",
  transcribeWith: (model) => `Transcrire avec ${model}`,
  fetchToTranscribe: (model, bytes) => `Transcrire avec ${model}, ${size(bytes)}`,
  itIsEnglish: "C’est de l’anglais",
  givenText: (name) =>
    `«\u00a0${name}\u00a0» contient un texte. Il peut prendre la place de celui-ci, qui devient une version.`,
  attach: "Le mettre à la place de ce texte",
  openApart: "L’ouvrir à part",
  keepCopy: (bytes) => `Garder une copie du son, pour l’écouter lors d’une prochaine visite\u00a0? ${size(bytes)}`,
  keepSound: "Garder une copie",
  leaveSound: "Ne pas garder",
  copyNoRoom: (bytes) => `Il n’y a pas de place ici pour une copie du son, ${size(bytes)}. Le texte est gardé.`,
} satisfies Strings["notes"];
