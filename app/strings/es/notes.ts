import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats, inSentence } from "./formats";

const { size } = formats;

/** What there is to say about a transcript, a sentence and an action each. */
export const notes: Strings["notes"] = {
  dismiss: "Cerrar",
  cutOff: (seconds) => `La grabación se cortó en ${clock(seconds)}. Está aquí completa.`,
  cutOffInPart: (seconds) => `La grabación se cortó en ${clock(seconds)}. Lo que se guardó de ella está aquí.`,
  notKept: (times) => `El grabador se detuvo y otro tomó su lugar. Falta el sonido de ${times}.`,
  noRoomFrom: (seconds) =>
    `No había espacio en este dispositivo: el sonido a partir de ${clock(seconds)} no se guardó.`,
  cardIsBack: (seconds) =>
    `La tarjeta gráfica dejó de responder y ya ha vuelto. No se perdió nada; el texto siguió en ${clock(seconds)}.`,
  processorTookOver: (seconds) =>
    `La tarjeta gráfica dejó de responder y el procesador tomó el relevo. No se perdió nada; el texto siguió en ${clock(seconds)}.`,
  serverLost: (seconds) =>
    `No se llegó al servidor: desde ${clock(seconds)} el texto es del modelo de este dispositivo.`,
  fewerAtOnce: (windows) =>
    windows === 1
      ? "No hay memoria para varios tramos a la vez: se transcriben uno tras otro."
      : `Solo hay memoria para ${windows} tramos a la vez, por eso tarda más.`,
  processorFindsSpeakers:
    "La tarjeta gráfica dejó de responder y el procesador sigue buscando las voces. No se perdió nada.",
  engineReplaced: (seconds) =>
    `El motor se detuvo y otro tomó el relevo. No se perdió nada; el texto siguió en ${clock(seconds)}.`,
  wasOne: (name, other) => `${name} era ${other}.`,
  undoMerge: "Deshacer",
  unheard: (message) => `Ya no se distinguen los hablantes: «${message}». El texto sigue.`,
  textStopped: (message) => `El texto se detuvo: «${message}». El sonido se sigue guardando.`,
  noRoom: "No queda espacio en este dispositivo: el resto del sonido se conserva solo en esta pestaña.",
  endInTabOnly: "El final del sonido se conserva solo en esta pestaña. Conviene guardarlo antes de cerrarla.",
  tabOnly:
    "Este navegador no guarda archivos aquí, como en una ventana privada: la grabación existe solo en esta pestaña.",
  unplugged: (seconds) =>
    `El sonido terminó en ${clock(seconds)}: se desconectó el micrófono o se dejó de compartir la pestaña.`,
  microphoneGone: "El micrófono ya no está. La pestaña se sigue grabando.",
  tabGone: "La pestaña ya no se comparte. El micrófono se sigue grabando.",
  chooseAgain: "Elegir el archivo otra vez",
  fileNeededNoText: "Aún no hay texto. Sotto necesita el archivo una vez más.",
  fileNeeded: (seconds) =>
    `Detenido en ${clock(seconds)}. El texto se conserva. Para seguir, Sotto necesita el archivo otra vez.`,
  otherFile: (name) => `«${name}» es otro archivo. Hay que elegir el mismo con el que se empezó este texto.`,
  textNoRoom:
    "No queda espacio en este dispositivo: el texto nuevo se conserva solo en esta pestaña. Hay que copiarlo o exportarlo, o eliminar un modelo.",
  textTabOnly: "Este navegador no guarda nada aquí, como en una ventana privada: el texto existe solo en esta pestaña.",
  until: "a",
  couldNotBeRead: (times) => `No se pudo leer: ${times}.`,
  trackHeard: (track, count) => `Esta es la pista de audio ${track} de ${count}.`,
  hearTrack: (track) => `Oír la pista ${track}`,
  soundsLike: (language) => `Esto suena a ${inSentence(language)}.`,
  notEnglish: "Esto no suena a inglés.",
  transcribeWith: (model) => `Transcribir con ${model}`,
  fetchToTranscribe: (model, bytes) => `Transcribir con ${model}, ${size(bytes)}`,
  itIsEnglish: "Es inglés",
  givenText: (name) => `«${name}» contiene un texto. Puede ocupar el lugar de este, que pasa a ser una versión.`,
  attach: "Ponerlo en lugar de este texto",
  openApart: "Abrirlo aparte",
  keepCopy: (bytes) => `¿Guardar una copia del sonido para oírlo en otra visita? ${size(bytes)}`,
  keepSound: "Guardar una copia",
  leaveSound: "No guardarla",
  copyNoRoom: (bytes) => `Aquí no hay espacio para una copia del sonido, ${size(bytes)}. El texto se conserva.`,
};
