import { clock } from "../formats";
import type { Strings } from "../strings";
import { counted, formats } from "./formats";

const { date, number, plural, span } = formats;

/** The list of files and recordings. */
export const library: Strings["library"] = {
  files: "Archivos",
  recordings: "Grabaciones",
  fileCount: (n) => counted(n, "archivo", "archivos"),
  transcribing: (at, files) => `Transcribiendo ${number(at)} de ${number(files)}`,
  done: (n) => plural(n, { one: "# terminado", other: "# terminados" }),
  waiting: (n) => plural(n, { other: "# en espera" }),
  stopped: (n) => plural(n, { one: "# detenido", other: "# detenidos" }),
  failed: (n) => plural(n, { other: "# con error" }),
  open: "Abrir",
  actionOn: (action, name) => `${action}: ${name}`,
  remove: (name) => `Quitar ${name}`,
  delete: (name) => `Eliminar ${name}`,
  beingRecorded: (seconds) => `Grabando, ${clock(seconds)}`,
  waitingForRecording: "A la espera de la grabación",
  waitingLong: (seconds) => `En espera, duración ${clock(seconds)}`,
  doneIn: (spent, seconds) => `Terminado en ${span(spent)}, duración ${clock(seconds)}`,
  recorded: (seconds, startedAt) => `Duración ${clock(seconds)}, ${date(startedAt)}`,
};
