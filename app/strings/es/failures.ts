import { clock } from "../formats";
import type { Strings } from "../strings";

/** One sentence for each failure; `model` and `file` are names, undefined where none is known. */
export const failures: Strings["failures"] = {
  deviceUnavailable: "Aquí no hay ninguna tarjeta gráfica que Sotto pueda usar.",
  deviceLost: "La tarjeta gráfica dejó de responder. No se perdió nada; el texto hasta aquí se conserva.",
  outOfMemory: (model) => `${model ?? "Este modelo"} necesita más memoria de la que dio este dispositivo.`,
  engineLost: "El motor se detuvo.",
  engineLostInFile: "El motor se detuvo. El texto hasta aquí se conserva.",
  modelCorrupt: (model) => `La copia de ${model ?? "este modelo"} que llegó está dañada.`,
  modelUnknown: (model) => `${model ?? "Este archivo"} no es un modelo de Whisper que Sotto pueda leer.`,
  downloadFailed: (model) => `No se pudo descargar ${model ?? "el modelo"}.`,
  offline: (model) => `No hay conexión y ${model ?? "el modelo"} todavía no está aquí.`,
  staysInUse: (model) => `Hasta entonces se sigue usando ${model}.`,
  audioUnreadable: (file) =>
    `${file === undefined ? "Este archivo" : `«${file}»`} no contiene sonido que este navegador pueda leer.`,
  noSound: (file) => `No hay sonido en «${file}».`,
  soundEncrypted: (file) => `El sonido de «${file}» está cifrado y Sotto no puede leerlo.`,
  soundCodec: (file, codec) => `El sonido de «${file}» está en ${codec}, que Sotto no puede leer.`,
  soundDamaged: (file, codec) => `El sonido de «${file}» (${codec}) está demasiado dañado para leerlo.`,
  fileDamaged: (file, format) => `«${file}» parece ${format}, pero está demasiado dañado para leerlo.`,
  zipDamaged: (file) => `«${file}» es un ZIP demasiado dañado para leerlo.`,
  zipTooLarge: (file) => `«${file}» contiene más de lo que Sotto saca de un ZIP. Descomprímelo antes.`,
  zipLocked: (file) => `«${file}» está protegido con contraseña. Descomprímelo antes.`,
  zipEmpty: (file) => `No hay audio ni vídeo en «${file}».`,
  soundEnds: (file, seconds) =>
    `«${file}» no se pudo leer más allá de ${clock(seconds)}. El texto hasta aquí se conserva.`,
  fileGone: (file) => `${file === undefined ? "Este archivo" : `«${file}»`} ha cambiado o ya no está donde estaba.`,
  decoderHung: (file) => `La lectura de «${file}» se quedó parada y se terminó. El texto hasta aquí se conserva.`,
  busy: "Otra pestaña está escribiendo este texto.",
  internal: (message) => `Algo falló dentro de Sotto: «${message}». El texto se conserva.`,
  actions: {
    chooseFile: "Elegir otro archivo",
    chooseAgain: "Elegirlo otra vez",
    tryAgain: "Reintentar",
    goOn: "Continuar",
    useProcessor: "Usar el procesador",
    useSmallest: "Usar tiny.en",
    loadAgain: "Cargar de nuevo",
    askAgain: "Preguntar de nuevo",
    showHow: "Mostrar cómo permitirlo",
    openAlone: "Abrir Sotto por separado",
    lookAgain: "Buscar de nuevo",
    copyDetails: "Copiar detalles",
  },
};
