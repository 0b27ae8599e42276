import type { Strings } from "../strings";
import { formats, inSentence } from "./formats";

const { size, speed } = formats;

/** The popover of the masthead. */
export const device: Strings["device"] = {
  title: "Este dispositivo",
  model: "Modelo",
  modelFacts: (model, languages, bytes) => `${model}, ${inSentence(languages)}, ${size(bytes)}`,
  noModel: "Ninguno todavía",
  device: "Dispositivo",
  notInUse: "Sin usar",
  notKnown: "Aún sin conocer",
  runsOn: "Funciona con",
  faster: "Lo más rápido",
  speed: "Velocidad",
  notMeasured: "Se mide con los primeros 30 segundos de un archivo",
  measuredAt: (timesRealtime) => `Medida: ${speed(timesRealtime)}`,
  sent: "Audio enviado",
  nothingSent: "Ninguno. No hay servidor.",
  privacy: "Qué se pide a la red",
  keyboard: "Teclado",
  asked: { webgpu: "Calcula la tarjeta gráfica, como se eligió.", cpu: "Calcula el procesador, como se eligió." },
  noWebgpu: "Calcula el procesador: este navegador no da acceso a ninguna tarjeta gráfica.",
  software: (adapter) =>
    `Calcula el procesador: el único adaptador gráfico es también software del procesador (${adapter}).`,
  failed: "Calcula el procesador, porque la tarjeta gráfica falló.",
};
