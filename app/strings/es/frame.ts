import type { Strings } from "../strings";

/** Masthead, tabs and what stands around every view. */
export const frame: Strings["frame"] = {
  places: {
    start: "Grabar",
    library: "Biblioteca",
    models: "Modelos",
    settings: "Ajustes",
    privacy: "Privacidad",
    bench: "Este dispositivo",
  },
  placesLabel: "Secciones",
  titleOf: (shown) => `${shown} · Sotto`,
  skip: "Saltar al contenido",
  toFirstPage: "Sotto, ir a la primera página",
  status: {
    starting: "Iniciando",
    onProcessor: (model) => `${model} · Procesador`,
    onGraphics: (model) => `${model} · WebGPU`,
    noGraphics: "Sin tarjeta gráfica",
    notLoaded: (model) => `${model} no está cargado`,
    notReady: "Aún no está listo",
  },
  empty: {
    title: "Todavía no hay nada escrito.",
    about: "Las transcripciones se conservan aquí, en este dispositivo, hasta que se eliminen.",
    begin: "Grabar o abrir un archivo",
  },
};
