import type { Strings } from "../strings";

export const frame = {
  places: {
    start: "Aufnehmen",
    library: "Bibliothek",
    models: "Modelle",
    settings: "Einstellungen",
    privacy: "Datenschutz",
    bench: "Dieses Gerät",
  },
  placesLabel: "Bereiche",
  titleOf: (shown) => `${shown} · Sotto`,
  skip: "Zum Inhalt springen",
  toFirstPage: "Sotto, zur ersten Seite",
  status: {
    starting: "Startet",
    onProcessor: (model) => `${model} · Prozessor`,
    onGraphics: (model) => `${model} · WebGPU`,
    noGraphics: "Keine Grafikkarte",
    notLoaded: (model) => `${model} ist nicht geladen`,
    notReady: "Nicht bereit",
  },
  empty: {
    title: "Noch nichts geschrieben.",
    about: "Texte bleiben hier auf diesem Gerät, bis sie gelöscht werden.",
    begin: "Aufnehmen oder Datei öffnen",
  },
} satisfies Strings["frame"];
