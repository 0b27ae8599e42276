import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size } = formats;

/** How the next file is transcribed. `model` is a name. */
export const options: Strings["options"] = {
  title: "Opciones",
  changed: (n) => plural(n, { one: "# cambiada", other: "# cambiadas" }),
  about: "Para los archivos que se abran a partir de ahora. Se guardan en este navegador.",
  onlyEnglish: (model) => `${model} solo conoce el inglés.`,
  takeModel: (model, bytes) => `Usar ${model}, ${size(bytes)}`,
  translate: "Traducir al inglés",
  translateHint: "Se hable lo que se hable, el texto sale en inglés.",
  wordTimes: "Tiempos de las palabras",
  wordTimesHint: "Cuándo se dice cada palabra, para JSON, SRT y VTT.",
  skipSilence: "Saltar silencios",
  skipSilenceHint: "Los tramos sin voz no se transcriben, y así no se inventa nada en ellos.",
  followLanguage: "El idioma puede cambiar",
  followLanguageHint: "Busca el idioma después de cada pausa, salvo que se haya elegido uno. Tarda más.",
  tellSpeakers: "Distinguir las voces",
  tellSpeakersHint:
    "Se busca quién habla cuando el texto está escrito. La primera vez se traen para ello dos modelos pequeños.",
  fastest: "Lo más rápido",
  fastestHint:
    "Para archivos largos: se saltan los silencios y se transcriben varios tramos a la vez, lo que resta algo de exactitud.",
  drafts: "Borradores de un modelo más pequeño",
  draftsHint:
    "Escribe los archivos por adelantado y el modelo elegido solo comprueba: el mismo texto, antes donde compensa.",
  draftsAuto: "Donde sea más rápido",
  draftsNone: "No",
  noDrafter: (model) => `No hay guardado ningún modelo más pequeño con el vocabulario de ${model}.`,
  draftsFastest: "«Lo más rápido» no los usa.",
  hotwords: "Nombres y palabras esperables",
  hotwordsHint: "Se escribirán tal como figuren aquí.",
  prompt: "Lo que hubo antes, o el estilo",
  promptHint: "Texto que la grabación continúa, o una muestra de cómo debe quedar.",
  reset: "Volver a los valores iniciales",
  room: (hint, taken, most) => `${hint} ${number(taken)} de ${number(most)} caracteres.`,
};
