import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size, speed } = formats;

/** The first page. */
export const start: Strings["start"] = {
  headline: "Basta con hablar.",
  lede: "Sotto escribe lo que oye, aquí en esta pestaña. La voz y los archivos nunca salen de este equipo.",
  firstModel: (model, languages) =>
    `${model} transcribe ${number(languages)} idiomas; no se descarga nada hasta que se pulse o se empiece.`,
  onlyEnglish: (model, bytes) => `Es inglés: ${model}, ${size(bytes)}`,
  open: "Abrir audio o vídeo",
  soundFiles: "Audio y vídeo",
  sample: "Probar la muestra de 11\u00a0segundos",
  dropHint: "También se pueden soltar archivos en cualquier lugar de esta página, o pegarlos.",
  onThisDevice: "En este dispositivo",
  finishText: "Terminar el texto",
  fileCutOff: (name) => `«${name}» se interrumpió al cerrarse la página.`,
  filesCutOff: (n) =>
    plural(n, {
      one: "# archivo se interrumpió al cerrarse la página.",
      other: "# archivos se interrumpieron al cerrarse la página.",
    }),
  earlier: "Anteriores",
  kept: "Se conservan en este dispositivo hasta que se eliminen.",
  all: (n) => `Ver todo (${formats.number(n)})`,
  facts: {
    noModelYet: "Cargando un modelo",
    notLoaded: (model) => `${model} no está cargado`,
    noModel: "Sin modelo",
    recordNow: "Ya se puede grabar; el texto llega después.",
    about: (languages, bytes) => `${languages}, ${size(bytes)}.`,
    otherLanguages: (bytes) => `Otros idiomas, ${size(bytes)}`,
    device: "Este dispositivo",
    notInUse: "Sin usar",
    notMeasured: "Se mide con los primeros 30 segundos de un archivo",
    computes: (engine, adapter) => `${engine}, ${adapter}`,
    computesAt: (engine, adapter, timesRealtime) => `${engine}, ${adapter}, medido: ${speed(timesRealtime)}`,
    sent: "Audio enviado",
    nothingSent: "Ninguno. No hay servidor.",
    sentTo: (host) => `Lo que se dice en los archivos, a ${host}.`,
  },
};
