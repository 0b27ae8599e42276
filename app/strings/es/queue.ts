import type { Strings } from "../strings";
import { counted, formats } from "./formats";

const { coarseSpan, number, span } = formats;

/** Files that are written down one after another. */
export const queue: Strings["queue"] = {
  stages: { reading: "Leyendo", listening: "Escuchando", writing: "Escribiendo" },
  paused: (done, files) => `En pausa, ${number(done)} de ${number(files)} terminados`,
  waiting: (files) => `${counted(files, "archivo", "archivos")} en espera`,
  audio: (seconds) => `${span(seconds)} de audio`,
  about: (seconds) => `unos ${coarseSpan(seconds)} para terminar`,
  unpacking: (done, files) =>
    files === undefined ? "Descomprimiendo" : `Descomprimiendo, ya hay ${number(done)} de ${number(files)} archivos`,
  pauseAll: "Pausar todo",
  goOnAll: "Seguir",
  removeDone: "Quitar los terminados",
  later: "Más tarde",
  tryAgain: "Reintentar",
  chooseAll: "Elegir de nuevo los archivos",
  move: (name) => `Mover ${name}`,
  moveKeys: "Arrastra o pulsa las flechas",
  moved: (name, at, files) => `${name} es ahora ${number(at)} de ${number(files)}`,
  moveUp: "Subir",
  moveDown: "Bajar",
  more: (name) => `Más sobre ${name}`,
  exportAll: "Exportar todo como…",
  exportTitle: "Exportar todo",
  texts: (n) => counted(n, "texto terminado", "textos terminados"),
  saveZip: "Guardar como ZIP",
  saveFolder: "Guardar en una carpeta",
  savedZip: (files) => `${counted(files, "archivo guardado", "archivos guardados")} en un ZIP`,
  savedFolder: (files) => `${counted(files, "archivo guardado", "archivos guardados")} en la carpeta`,
  notSaved: "No se pudo guardar todo. Elige otro lugar.",
  added: (name) => `«${name}» está en la cola.`,
  addedSeveral: (files) => `${counted(files, "archivo", "archivos")} en la cola.`,
  refused: (files, name) =>
    `${counted(files, "archivo no contiene", "archivos no contienen")} sonido que este navegador pueda leer: ${name}.`,
  moreNames: (n) => `${number(n)} más`,
  orderHint: "Alt con las flechas mueve un archivo en espera.",
  show: "Mostrar",
  doneTitle: (n) => counted(n, "texto listo", "textos listos"),
};
