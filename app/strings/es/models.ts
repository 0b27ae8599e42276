import type { Strings } from "../strings";
import { counted, formats, inSentence } from "./formats";

const { coarseSpan, number, plural, span, speed } = formats;
const { byteRate: rate, size, sizePart: part } = formats;

/** The view Models, and what other places say of models. `model`, `other` and `host` are names. */
export const models: Strings["models"] = {
  title: "Modelos",
  lede: "Un modelo se descarga una vez y después funciona sin red. Los modelos grandes cometen menos errores y tardan más.",
  list: "Modelos",
  size,
  sizeUnknown: "Tamaño aún desconocido",
  about: (languages, bytes) => `${languages}, ${size(bytes)}.`,
  columns: {
    size: "Tamaño",
    model: "Modelo",
    takes: "Una hora de audio tarda",
    here: "En este dispositivo",
  },
  shelf: {
    models: (bytes) => `Modelos ${size(bytes)}`,
    others: (bytes) => `Página, transcripciones y audio ${size(bytes)}`,
    free: (bytes) => `${size(bytes)} libres`,
    kept: "Listo sin conexión. El navegador no borrará los modelos.",
    mayClear: "Listo sin conexión, pero el navegador puede borrar los modelos si falta espacio.",
    declined: "Listo sin conexión. El navegador no aceptó conservar los modelos: puede borrarlos si falta espacio.",
    incomplete: (model) => `Hace falta red una vez más: ${model} no está completo.`,
    memory:
      "Este navegador no guarda nada aquí, como en una ventana privada: los modelos duran lo que dure esta pestaña.",
    keep: "Conservarlos",
  },
  search: {
    label: "Buscar un modelo, o añadir uno por su repositorio o dirección",
    placeholder: "Sueco, small, owner/name …",
    found: (n) => plural(n, { one: "# modelo encontrado", other: "# modelos encontrados" }),
    none: (name) =>
      `Ningún modelo de esta lista tiene «${name}» en su nombre, idiomas o uso. Un repositorio se indica como owner/name.`,
    clear: "Mostrar todos los modelos",
    smallest: (bytes) => `desde ${size(bytes)}`,
  },
  advice: {
    measured: (model, times, timesRealtime) =>
      `Para este dispositivo: ${model}. Es el que menos errores comete de los modelos que aquí van al menos a ${number(times)} veces la velocidad del habla. Velocidad medida: ${speed(timesRealtime)}.`,
    estimated: (model, times, timesRealtime) =>
      `Para este dispositivo: ${model}. Es el que menos errores comete de los modelos que aquí van al menos a ${number(times)} veces la velocidad del habla. Velocidad esperada: aprox. ${speed(timesRealtime)}.`,
    presumed: (model, times, timesRealtime, seconds) =>
      `Para este dispositivo: ${model}. Es el que menos errores comete de los modelos que aquí deberían ir al menos a ${number(times)} veces la velocidad del habla; lo habitual es aprox. ${speed(timesRealtime)}, y se sabrá tras transcribir aquí los primeros ${span(seconds)} de audio.`,
    notYet: (seconds) =>
      `Las velocidades en este dispositivo, y una recomendación, llegan tras transcribir aquí los primeros ${span(seconds)} de audio.`,
    mark: "Recomendado para este dispositivo.",
  },
  speed: {
    measured: (seconds) => span(seconds),
    estimated: (seconds) => `aprox. ${coarseSpan(seconds)}`,
    timesRealtime: (times) => speed(times),
    estimate: "estimación",
    unknown: "Aún sin medir",
    none: "—",
    doesNotFit: "no cabe",
  },
  purposes: {
    tiny: "Notas rápidas y subtítulos.",
    base: "Habla cotidiana, micrófonos claros.",
    small: "Entrevistas, acentos, nombres. Un buen salto de calidad.",
    medium: "Más lento que turbo y rara vez mejor; se conserva por su traducción.",
    "large-v3-turbo": "El modelo más cuidadoso que sigue siendo rápido.",
    "large-v2": "El modelo más grande antes de large-v3.",
    "large-v3": "El modelo más grande que hay.",
    "distil-small": "small con menos capas: más rápido, para inglés.",
    "distil-medium": "medium con menos capas: más rápido, para inglés.",
    "distil-large-v3": "large-v3 con menos capas: más rápido.",
    "distil-large-v3.5": "large-v3 con menos capas, entrenado con más voz que distil-large-v3.",
    "kb-whisper-small": "small, entrenado por la biblioteca nacional de Suecia.",
    "kb-whisper-large": "large-v3, entrenado por la biblioteca nacional de Suecia: los menos errores en sueco.",
    "nb-whisper-small": "small, entrenado por la biblioteca nacional de Noruega.",
    "nb-whisper-large": "large-v3, entrenado por la biblioteca nacional de Noruega: los menos errores en noruego.",
  },
  ofYours: "Un modelo propio.",
  noTimestamps: "Entrenado sin marcas de tiempo: su texto solo se divide cada 30 segundos.",
  comesWithSotto: "Viene con Sotto.",
  licence: (name) => `Licencia ${name}.`,
  englishOnly: "Solo para inglés, y algo mejor en él.",
  formats: {
    more: (n) => counted(n, "formato más", "formatos más"),
    moreOf: (model, n) => `${counted(n, "formato más", "formatos más")} de ${model}`,
    bits: (bits, format) =>
      plural(bits, { one: `Números de # bit (${format}).`, other: `Números de # bits (${format}).` }),
  },
  inUse: "En uso",
  use: "Usar",
  chooseModel: (model) => `Usar ${model}`,
  download: "Descargar",
  downloadModel: (model) => `Descargar ${model}`,
  downloadOf: (model, bytes) => `Descargar ${model}, ${size(bytes)}`,
  pause: "Pausar",
  pauseModel: (model) => `Pausar ${model}`,
  cancel: "Cancelar",
  cancelModel: (model) => `Cancelar ${model}`,
  resume: "Reanudar",
  resumeModel: (model) => `Reanudar ${model}`,
  again: "Descargar de nuevo",
  openModel: (model) => `Elegir otra vez el archivo de ${model}`,
  againModel: (model) => `Descargar de nuevo: ${model}`,
  deleteModel: (model, bytes) => `Eliminar ${model}, libera ${size(bytes)}`,
  fetches: (bytes, host) => `Descarga ${size(bytes)} de ${host}.`,
  fetchesUnknown: (host) => `Se descarga de ${host}; su tamaño aún no se conoce.`,
  fetchesHere: (bytes) => `Descarga ${size(bytes)} del servidor de esta página.`,
  lacks: {
    buffer: (needs, offers) =>
      `Necesita ${size(needs)} de memoria gráfica de una pieza; esta tarjeta ofrece ${size(offers)}.`,
    memory: (needs, offers) =>
      `Necesita unos ${size(needs)} de memoria; en el procesador una página tiene ${size(offers)} como máximo.`,
  },
  needsMemory: (bytes) => `Necesita unos ${size(bytes)} de memoria, y en este dispositivo se agotó.`,
  ranOut: "Se agotó la memoria en este dispositivo.",
  progress: {
    label: (model) => `Descargando ${model}`,
    checkingLabel: (model) => `Comprobando ${model}`,
    loaded: (loaded, total) => `${part(loaded, total)} de ${size(total)}`,
    soFar: (loaded) => `${size(loaded)} hasta ahora`,
    atRate: (loaded, total, bytesPerSecond) => `${part(loaded, total)} de ${size(total)}, ${rate(bytesPerSecond)}`,
    left: (loaded, total, bytesPerSecond, secondsLeft) =>
      `${part(loaded, total)} de ${size(total)}, ${rate(bytesPerSecond)}, ${coarseSpan(secondsLeft)} para terminar`,
    elsewhere: (loaded, total) => `Otra pestaña lo está descargando: ${part(loaded, total)} de ${size(total)}`,
    retry: (loaded, seconds) => `La conexión se cortó en ${size(loaded)}. Próximo intento en ${span(seconds)}.`,
    paused: (loaded) => `En pausa en ${size(loaded)}. El resto se reanuda desde ahí.`,
    checking: "Comprobando",
    healing: "Esta copia estaba dañada y se está descargando de nuevo.",
  },
  failures: {
    downloadFailed: (loaded, total) => `La descarga se detuvo en ${size(loaded)} de ${size(total)}.`,
    downloadFailedAt: (loaded) => `La descarga se detuvo en ${size(loaded)}.`,
    offline: (loaded) =>
      `No hay conexión. Todo lo que está en este dispositivo sigue funcionando; la descarga espera en ${size(loaded)}.`,
    storageFull: (model, needs, has) =>
      `${model} necesita ${size(needs)}. Espacio que le queda a Sotto en este navegador: ${size(has)}.`,
    storageFullUnknown: (model) => `En este navegador no queda espacio para ${model}.`,
    corrupt: (model) => `Lo que llegó de ${model} estaba dañado, y no se usa nada de ello.`,
    corruptCopy: (model) => `La copia guardada de ${model} está dañada.`,
    unknown: (name) => `«${name}» no es un modelo de Whisper que Sotto pueda leer.`,
    cutOff: (name) => `«${name}» está cortado: falta el final del modelo.`,
    scheme: (address) => `«${address}» no empieza por https://, y los modelos no se descargan de otra forma.`,
    noAddress: (address) => `«${address}» no es una dirección web; las direcciones empiezan por https://.`,
    password: (address) => `«${address}» contiene un nombre o una contraseña, y Sotto no los envía.`,
    unreachable: (host) => `No se puede acceder a ${host}, o no deja que otras páginas lean sus archivos.`,
    answered: (host, status) => `${host} no entrega el archivo: respondió ${status}.`,
    internal: (message) => `Algo falló dentro de Sotto: «${message}».`,
    freeSpace: "Liberar espacio",
    chooseFile: "Elegir otro archivo",
    copyDetails: "Copiar detalles",
    copied: "Copiado",
    remove: "Quitar",
    removeModel: (model) => `Quitar ${model}`,
    dismiss: "Cerrar",
  },
  space: {
    missing: (bytes) => `Falta espacio: ${size(bytes)}. Se puede eliminar:`,
    candidates: "Se puede eliminar:",
    nothing:
      "No se puede eliminar ningún otro modelo. Las grabaciones también ocupan espacio, y se eliminan una a una donde se muestran.",
  },
  cleared: (models) =>
    `El navegador borró modelos que estaban guardados aquí: ${models}. Se pueden volver a añadir más abajo.`,
  own: {
    open: "Abrir archivo de modelo",
    again: "Elegir el archivo otra vez",
    reading: (name) => `Leyendo «${name}»`,
    add: "Añadir",
    added: "Recién añadido.",
    drop: "Soltar para añadir un modelo.",
    dropHint: "Se copia en este navegador y se queda en este equipo.",
  },
  offer: {
    onlyKnows: (model, languages) => `${model} solo conoce un idioma: ${inSentence(languages)}.`,
    doesNotKnow: (model) => `${model} no conoce este idioma.`,
    dismiss: "Cerrar",
  },
  toast: {
    deleted: (model) => `Se eliminó «${model}».`,
    deletedInUse: (model, other) => `Se eliminó «${model}». Ahora se usa ${other}.`,
    elsewhere: (model, other) => `«${model}» ya no está en este dispositivo. Ahora se usa ${other}.`,
    undo: "Deshacer",
  },
  announced: {
    added: (model) => `${model} está en la lista`,
    stored: (model) => `${model} está en este dispositivo`,
    paused: (model) => `${model} está en pausa`,
    downloading: (model) => `Descargando ${model}`,
    failed: (model, sentence) => `${model}: ${sentence}`,
  },
  popover: { title: "Descargas", show: "Mostrar modelos" },
  facts: {
    worksOffline: "Funciona sin conexión",
    stored: (bytes) => `Aplicación y modelo guardados, ${size(bytes)}`,
  },
};
