import type { Strings } from "../strings";

export const frame = {
  places: {
    start: "Enregistrer",
    library: "Bibliothèque",
    models: "Modèles",
    settings: "Réglages",
    privacy: "Confidentialité",
    bench: "Cet appareil",
  },
  placesLabel: "Rubriques",
  titleOf: (shown) => `${shown} · Sotto`,
  skip: "Aller au contenu",
  toFirstPage: "Sotto, vers la première page",
  status: {
    starting: "Démarrage",
    onProcessor: (model) => `${model} · Processeur`,
    onGraphics: (model) => `${model} · WebGPU`,
    noGraphics: "Pas de carte graphique",
    notLoaded: (model) => `${model} n’est pas chargé`,
    notReady: "Pas prêt",
  },
  empty: {
    title: "Rien d’écrit pour l’instant.",
    about: "Les transcriptions sont gardées ici, sur cet appareil, jusqu’à leur suppression.",
    begin: "Enregistrer ou ouvrir un fichier",
  },
} satisfies Strings["frame"];
