import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, size } = formats;

export const importing: Strings["importing"] = {
  what: (languages, encoder, decoder) =>
    `Un modelo Whisper: ${languages}, ${number(encoder)} capas que oyen y ${number(decoder)} que escriben.`,
  weights: (bytes, files) => `Sus pesos ocupan ${size(bytes)} en ${files}.`,
  fetches: (bytes, host) =>
    `Descarga ${size(bytes)} de ${host}, los convierte según llegan y guarda solo el resultado.`,
  storeAs: "Guardar como",
  format: (bytes, memory) => `${size(bytes)}, unos ${size(memory)} de memoria`,
  tooLarge: (bytes, memory) =>
    `${size(bytes)}; necesita ${size(memory)} de memoria, más de la que este equipo tiene para ello`,
  worth: {
    f16: "Todo lo que tiene la mayoría de los modelos.",
    q8_0: "La mitad de f16, e igual de bueno.",
    q5_1: "Como están guardados los modelos que vienen con Sotto.",
    q4_0: "El más pequeño, con algunos errores más.",
  },
  takes: (seconds) => `Una hora de audio tarda aquí unos ${coarseSpan(seconds)}.`,
  add: "Convertir y añadir",
  fetch: "Descargar y añadir",
  leave: "Ahora no",
  converting: (name, loaded, total) => `Convirtiendo «${name}»: ${size(loaded)} de ${size(total)}`,
  stop: "Cancelar",
  progress: (name) => `Convirtiendo ${name}`,
  refusals: {
    damaged: (name) => `«${name}» está dañado: no es lo que dice su propia cabecera.`,
    otherModel: (name) => `«${name}» contiene otra clase de modelo; Sotto solo lee Whisper.`,
    otherSizes: (name) => `«${name}» está incompleto: sus partes no encajan como las de un modelo Whisper.`,
    types: (name) => `Los pesos de «${name}» tienen un formato numérico que Sotto no lee.`,
    unsafe: (name) => `«${name}» quiere ejecutar código al leerse, y no se ha ejecutado nada.`,
    archive: (name) => `«${name}» es un ZIP bloqueado, dañado o comprimido de forma poco común.`,
    tokens: (name) => `«${name}» no tiene un vocabulario que encaje con sus pesos.`,
    numbers: (name) => `«${name}» tiene pesos que no son números o que no caben en el formato elegido.`,
    noWeights: (name) => `«${name}» no tiene pesos: falta un archivo como model.safetensors.`,
    missingPart: (name) => `Falta una parte de «${name}»: hay que dar todos sus archivos juntos.`,
    severalWeights: (name) => `«${name}» tiene varios archivos de pesos y solo se puede añadir uno.`,
  },
  notFetched: (name, host) =>
    `No se pudo descargar «${name}» de ${host}: no responde, no lo tiene o no deja que otras páginas lo lean.`,
  offline: (name) => `No hay conexión, y «${name}» está en la web.`,
  gone: (name) => `«${name}» ha cambiado o ha desaparecido desde que se eligió.`,
  again: "Reintentar",
  folder: "Abrir carpeta",
  about:
    "Un modelo Whisper en cualquier formato habitual: carpeta o ZIP de Hugging Face, safetensors, GGUF, checkpoint de PyTorch o el de whisper.cpp. Se puede soltar en cualquier lugar de esta página.",
  hint: "Añadir pide a huggingface.co, o al servidor de la dirección, una lista de archivos y sus cabeceras, unos megabytes. No se pide nada más a ningún servidor sin una orden.",
  row: (loaded, total) => `Convirtiendo: ${size(loaded)} de ${size(total)}`,
};
