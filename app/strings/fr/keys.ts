import type { Strings } from "../strings";

export const keys = {
  title: "Clavier",
  singleKeys: "Les lettres seules servent de raccourcis",
  groups: { recording: "Enregistrement", playing: "Lecture", text: "Texte", places: "Rubriques", page: "Page" },
  does: {
    record: "Enregistrer, arrêter",
    pause: "Suspendre un enregistrement, le reprendre",
    play: "Lire ou mettre en pause\u00a0; suspendre un enregistrement",
    back: "Reculer de 5\u00a0secondes",
    forward: "Avancer de 5\u00a0secondes",
    open: "Ouvrir des fichiers",
    stop: "Fermer un panneau, puis arrêter le fichier en cours, jamais un enregistrement",
    copy: "Copier tout le texte",
    export: "Exporter",
    goRecord: "Aller à Enregistrer",
    goLibrary: "Aller à Bibliothèque",
    goModels: "Aller à Modèles",
    goSettings: "Aller à Réglages",
    help: "Cette liste",
  },
  caps: { space: "Espace", escape: "Échap", control: "Ctrl" },
} satisfies Strings["keys"];
