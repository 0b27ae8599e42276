import { clock } from "../formats";
import type { Strings } from "../strings";
import { counted, formats, inSentence } from "./formats";

const { delay, size, percent, span } = formats;

/** The strip beneath the page: recording, progress, player, what the next file is transcribed with. */
export const desk: Strings["desk"] = {
  labels: { recording: "Grabación", progress: "Progreso", player: "Reproductor", record: "Grabar" },
  record: "Grabar",
  recordKey: (letter) => `Grabar ${letter}`,
  stopRecording: "Detener la grabación",
  recorded: "Grabado",
  showRecording: "Mostrar la grabación",
  pauseRecording: "Pausar la grabación",
  resumeRecording: "Reanudar la grabación",
  level: { label: "Nivel de entrada", silence: "Silencio", quiet: "Bajo", good: "Bueno", loud: "Alto" },
  status: {
    soundOnly: "Solo sonido, sin texto",
    finishing: "Terminando",
    finishingLast: (seconds) => `Terminando lo último: ${span(seconds)}`,
    paused: "En pausa",
    muted: "El micrófono está silenciado",
    wrongDevice: "Sin sonido; quizá no sea un micrófono",
    silent: (seconds) => `Sin sonido desde hace ${span(seconds)}`,
    behind: (seconds) => `${span(seconds)} de retraso`,
    tooLoud: "Demasiado alto",
    listening: "Escuchando",
    listeningAfter: (seconds) => `Escuchando, texto tras ${delay(seconds)}`,
    textFollows: "El texto llega después",
    loading: (model, loaded, bytes) => `Cargando ${model}, ${percent(loaded, bytes)}; el texto llega después`,
  },
  play: "Reproducir",
  pause: "Pausar",
  back: (seconds) => `Retroceder ${counted(seconds, "segundo", "segundos")}`,
  forward: (seconds) => `Avanzar ${counted(seconds, "segundo", "segundos")}`,
  ofLength: (seconds) => `/ ${clock(seconds)}`,
  soundClosed: "El sonido no está abierto.",
  openSound: "Abrir el sonido",
  chooseSound: "Elegir el archivo para escuchar",
  /** `name` is a file's. */
  otherSound: (name: string) => `«${name}» es otro archivo.`,
  follow: "Seguir",
  loop: "Bucle",
  speed: "Velocidad",
  position: "Posición",
  allowMicrophone: "Permitir el micrófono",
  anotherFile: "Transcribir otro archivo",
  model: "Modelo",
  modelOption: (model, languages, bytes) => `${model}, ${inSentence(languages)}, ${size(bytes)}`,
  spokenLanguage: "Idioma hablado",
  detect: "Detectar",
};
