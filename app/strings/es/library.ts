import { clock } from "../formats";
import type { Strings } from "../strings";
import { counted, formats } from "./formats";

const { number, plural, size, span } = formats;

/** The list of files and recordings. */
export const library: Strings["library"] = {
  files: "Archivos",
  transcribing: (at, files) => `Transcribiendo ${number(at)} de ${number(files)}`,
  open: "Abrir",
  actionOn: (action, name) => `${action}: ${name}`,
  remove: (name) => `Quitar ${name}`,
  delete: (name) => `Eliminar ${name}`,
  beingRecorded: (seconds) => `Grabando, ${clock(seconds)}`,
  waitingForRecording: "A la espera de la grabación",
  waitingLong: (seconds) => `En espera, duración ${clock(seconds)}`,
  doneIn: (spent, seconds) => `Terminado en ${span(spent)}, duración ${clock(seconds)}`,
  search: (n) => `Buscar en ${counted(n, "transcripción", "transcripciones")}`,
  found: (words, texts, times) =>
    `«${words}» en ${counted(texts, "transcripción", "transcripciones")}, ${counted(times, "vez", "veces")}`,
  foundNone: (words) => `Ninguna transcripción menciona «${words}».`,
  stillReading: (read, all) => `${number(read)} de ${number(all)} transcripciones leídas hasta ahora`,
  clearSearch: "Borrar la búsqueda",
  importTexts: "Importar subtítulos",
  textFiles: "Subtítulos y JSON",
  transcripts: "Transcripciones",
  moreHits: (n) => plural(n, { other: "# más" }),
  openAt: (time) => `Abrir en ${time}`,
  today: "Hoy",
  thisWeek: "Esta semana",
  audioKept: (bytes) => `audio conservado, ${size(bytes)}`,
  textOnly: "solo texto",
  stoppedSoFar: (seconds, totalSeconds) =>
    totalSeconds
      ? `Detenido en ${clock(seconds)} de ${clock(totalSeconds)}. El texto hasta ahí se conserva.`
      : `Detenido en ${clock(seconds)}. El texto hasta ahí se conserva.`,
  continueFrom: (seconds) => `Continuar desde ${clock(seconds)}`,
  more: (name) => `Más sobre ${name}`,
  title: "Título",
  rename: "Cambiar el nombre",
  export: "Exportar",
  copyText: "Copiar el texto",
  deleteSound: (bytes) => `Eliminar solo el audio (libera ${size(bytes)})`,
  deleteAll: "Eliminar",
  select: (name) => `Seleccionar ${name}`,
  selected: (n) => plural(n, { one: "# seleccionada", other: "# seleccionadas" }),
  selection: "Selección",
  clearSelection: "Quitar la selección",
  inAll: (n, bytes) => {
    const texts = counted(n, "transcripción", "transcripciones");
    return bytes > 0 ? `${texts} y ${size(bytes)} de audio en este dispositivo.` : `${texts} en este dispositivo.`;
  },
};
