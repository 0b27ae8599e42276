import { clock } from "../formats";
import type { Strings } from "../strings";
import { counted, formats } from "./formats";

const { coarseSpan, percent } = formats;

/** What several places of the page say. */
export const common: Strings["common"] = {
  close: "Cerrar",
  goOn: "Continuar",
  copy: "Copiar",
  copied: "Copiado",
  copiedWords: (words) => `Copiado: ${counted(words, "palabra", "palabras")}`,
  copyBlocked: "El navegador bloqueó la copia",
  stopHere: "Detener aquí",
  stopping: "Deteniendo",
  waiting: "En espera",
  words: (n) => counted(n, "palabra", "palabras"),
  recordings: (n) => counted(n, "grabación", "grabaciones"),
  loading: (model) => `Cargando ${model}`,
  loadingShare: (model, loaded, bytes) => `Cargando ${model}, ${percent(loaded, bytes)}`,
  ready: (model) => `${model} está listo`,
  transcribing: (name) => `Transcribiendo ${name}`,
  doneOf: (seconds, totalSeconds) =>
    totalSeconds ? `${clock(seconds)} de ${clock(totalSeconds)}` : `${clock(seconds)} hasta ahora`,
  timeLeft: (seconds) => `${coarseSpan(seconds)} para terminar`,
  stoppedAt: (seconds) => `Detenido en ${clock(seconds)}. El texto se conserva.`,
  noTextYet: "Aún no hay texto.",
  nothingSaid: "No hay voz en esta grabación.",
  recordingName: (startedAt) => `Grabación del ${formats.weekday(startedAt)}, ${formats.timeOfDay(startedAt)}`,
  speakers: { me: "Yo", them: "Los demás" },
  languages: (n) => counted(n, "idioma", "idiomas"),
  devices: { graphicsCard: "Tarjeta gráfica", processor: "Procesador" },
};
