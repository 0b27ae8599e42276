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
  deleted: (name) => `«\u00a0${name}\u00a0» supprimé.`,
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
