import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, percent, plural, size } = formats;

/** Who speaks: how it is found, and the voices that are remembered. */
export const speakers: Strings["speakers"] = {
  find: "Trouver les voix",
  findAgain: "Trouver de nouveau les voix",
  count: "Combien de personnes parlent",
  auto: "Autant qu’on en entend",
  /** Before anything is fetched for it. */
  firstUse: (bytes: number) => `Deux petits modèles, ${size(bytes)}, sont pris ici une seule fois. Rien n’est envoyé.`,
  waiting: "La recherche des voix commencera après les autres tâches.",
  words: "Recherche du moment de chaque mot",
  loading: (loaded: number, bytes: number) => `Téléchargement des deux modèles, ${percent(loaded, bytes)}`,
  listening: (seconds: number, totalSeconds: number | undefined) =>
    totalSeconds === undefined
      ? `Recherche des voix, à ${clock(seconds)}`
      : `Recherche des voix, ${clock(seconds)} sur ${clock(totalSeconds)}`,
  stop: "Arrêter",
  noSound: "Le son n’est pas ouvert.",
  found: (n: number) => plural(n, { one: "# voix trouvée.", other: "# voix trouvées." }),
  nobody: "Aucune voix n’y a été entendue.",
  one: "Aucune seconde voix n’y a été entendue.",
  running: "Les voix pourront être trouvées quand ce texte sera écrit jusqu’à la fin.",
  /** Of a part of a voice that is played; `n` from 1 on. */
  play: (n: number, name: string) => `Extrait ${number(n)} de ${name}`,
  share: (name: string) => `Part de ${name}`,
  /** A voice that was heard before. */
  isIt: (name: string) => `${name} ?`,
  yes: "Oui",
  no: "Non",
  more: (name: string) => `Plus pour ${name}`,
  mergeWith: (name: string) => `Fusionner avec ${name}`,
  /** Said of what was just done. */
  merged: (from: string, to: string) => `«\u00a0${from}\u00a0» et «\u00a0${to}\u00a0» sont désormais une seule voix.`,
  parted: (name: string, other: string) =>
    `«\u00a0${name}\u00a0» devient deux voix\u00a0; l’autre est «\u00a0${other}\u00a0».`,
  part: "Ce sont deux personnes",
  forgetVoice: "Oublier cette voix",
  /** Before the name of who speaks at the same time, for readers of the screen. */
  besides: "et en même temps",
  /** What both networks are called where models are listed. */
  networks: "Modèles qui distinguent les voix",
  memory: {
    name: "Voix",
    remember: "Retenir les voix que je nomme, sur cet appareil seulement",
    rememberHint:
      "D’une voix sont gardés son nom et ses traits, en nombres, aucun son\u00a0; dans les enregistrements suivants, Sotto demande si c’est encore elle.",
    none: "Aucune voix n’est retenue.",
    heardIn: (n: number) =>
      plural(n, { one: "entendue dans # enregistrement", other: "entendue dans # enregistrements" }),
    forget: "Oublier",
    forgetName: (name: string) => `Oublier ${name}`,
    forgetAll: "Oublier toutes les voix",
  },
};
