import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

export const page = {
  title: "Sotto\u00a0: la parole devient texte et reste ici",
  drop: {
    head: "Déposer pour transcrire.",
    stays: (files) =>
      plural(files, {
        one: "# fichier. Il reste sur cet appareil.",
        other: "# fichiers. Ils restent sur cet appareil.",
      }),
    unreadable: "Ce n’est ni du son ni de la vidéo.",
    reads: "Sotto lit ce qui a du son\u00a0: enregistrements, musique, films.",
  },
  broken: {
    title: "Cette page ne s’est pas ouverte",
    about: "Quelque chose y a échoué. Les enregistrements et les textes sont conservés.",
    reload: "Recharger",
  },
  leftOut: {
    nothing: "Il n’y a ni audio ni vidéo dedans.",
    noSound: (files, names) =>
      plural(files, {
        one: `# fichier n’est ni de l’audio ni de la vidéo et a été laissé de côté\u00a0: ${names}.`,
        other: `# fichiers ne sont ni de l’audio ni de la vidéo et ont été laissés de côté\u00a0: ${names}.`,
      }),
    noTranscript: (files, names) =>
      plural(files, {
        one: `Aucune transcription (SRT, VTT ou JSON de Whisper) n’a pu être lue dans # fichier\u00a0: ${names}.`,
        other: `Aucune transcription (SRT, VTT ou JSON de Whisper) n’a pu être lue dans # fichiers\u00a0: ${names}.`,
      }),
    tooMany: (files) =>
      plural(files, {
        one: "# fichier partagé de plus que Sotto n’en prend à la fois. Le partager à part.",
        other: "# fichiers partagés de plus que Sotto n’en prend à la fois. Les partager à part.",
      }),
  },
  unreadable: {
    transcripts: (name) => `La transcription «\u00a0${name}\u00a0» n’a pas pu être lue.`,
    recordings: (name) => `L’enregistrement «\u00a0${name}\u00a0» n’a pas pu être lu.`,
    models: (name) => `Ce qui est stocké du modèle «\u00a0${name}\u00a0» n’a pas pu être lu.`,
    settings: (name) =>
      `L’entrée «\u00a0${name}\u00a0» des choix n’a pas pu être lue\u00a0; les valeurs habituelles s’appliquent.`,
    exportRaw: "Exporter brut",
    remove: "Supprimer",
  },
  deleted: (name) => `«\u00a0${name}\u00a0» supprimé.`,
  renamed: (name) => `Renommé en «\u00a0${name}\u00a0».`,
  soundDeleted: (name) => `Son de «\u00a0${name}\u00a0» supprimé.`,
  deletedSeveral: (n) => plural(n, { other: "# transcriptions supprimées." }),
  undo: "Annuler",
  announced: {
    newText: "Nouveau texte",
    recording: "Enregistrement en cours",
    paused: "Enregistrement en pause",
    stopped: (seconds, words) =>
      plural(words, {
        one: `Arrêté à ${clock(seconds)}, # mot. Le texte est conservé.`,
        other: `Arrêté à ${clock(seconds)}, # mots. Le texte est conservé.`,
      }),
    recordingStopped: (words) =>
      plural(words, { one: "Enregistrement arrêté, # mot", other: "Enregistrement arrêté, # mots" }),
    done: (name, words) => `${name} est terminé, ${plural(words, { one: "# mot", other: "# mots" })}`,
  },
} satisfies Strings["page"];
