import { clock } from "../formats";
import type { Strings } from "../strings";
import { counted, formats } from "./formats";

const { percent, span, speed, spokenTime } = formats;

/** One transcript: title, facts, tools, text. */
export const transcript: Strings["transcript"] = {
  label: "Transcripción",
  found: (language, probability) => `${language}, detectado al ${percent(probability, 1)}`,
  translated: "Traducido al inglés",
  waitingFor: (model, loaded, bytes) => `Esperando a ${model}, ${percent(loaded, bytes)}`,
  doneIn: (spent) => `Terminado en ${span(spent)}`,
  doneInAt: (spent, timesRealtime) => `Terminado en ${span(spent)}, ${speed(timesRealtime)}`,
  allFiles: "Todos los archivos",
  tabOnly: "Solo en esta pestaña",
  keepingResumes: "No se guarda en este momento",
  savedAsYouSpeak: "Se guarda en este dispositivo al hablar",
  kept: "Guardado en este dispositivo",
  textKept: "Texto guardado en este dispositivo, sonido no conservado",
  attachSound: "Elegir su sonido",
  voices: (n) => counted(n, "voz", "voces"),
  saveSound: "Guardar sonido",
  delete: "Eliminar",
  silence: (seconds) => `silencio, ${clock(seconds)}`,
  skipped: (seconds) => `${span(seconds)} sin voz omitidos`,
  hearSkipped: "Transcribirlo de todos modos",
  playFrom: (seconds) => `Reproducir desde ${spokenTime(seconds)}`,
  jumpToLive: "Ir al directo",
  jumpToNewest: "Ir al texto más reciente",
  jumpToLiveLines: (lines) => `Ir al directo, ${counted(lines, "línea nueva", "líneas nuevas")}`,
  jumpToNewestLines: (lines) => `Ir al texto más reciente, ${counted(lines, "línea nueva", "líneas nuevas")}`,
};
