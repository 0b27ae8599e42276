import { clock } from "../formats";
import type { Strings } from "../strings";
import { counted, formats } from "./formats";

const { number, percent, size } = formats;

/** Who speaks: how it is found, and the voices that are remembered. */
export const speakers: Strings["speakers"] = {
  find: "Buscar las voces",
  findAgain: "Buscar las voces otra vez",
  count: "Cuántas personas hablan",
  auto: "Tantas como se oigan",
  /** Before anything is fetched for it. */
  firstUse: (bytes: number) => `Dos modelos pequeños, ${size(bytes)}, se traen de aquí una sola vez. No se envía nada.`,
  waiting: "La búsqueda de voces empezará cuando terminen las demás tareas.",
  words: "Se busca cuándo se dice cada palabra",
  loading: (loaded: number, bytes: number) => `Trayendo los dos modelos, ${percent(loaded, bytes)}`,
  listening: (seconds: number, totalSeconds: number | undefined) =>
    totalSeconds === undefined
      ? `Buscando voces, en ${clock(seconds)}`
      : `Buscando voces, ${clock(seconds)} de ${clock(totalSeconds)}`,
  stop: "Parar",
  noSound: "El sonido no está abierto.",
  found: (n: number) => `${counted(n, "voz encontrada", "voces encontradas")}.`,
  nobody: "No se ha oído ninguna voz.",
  one: "No se ha oído ahí una segunda voz.",
  running: "Las voces se podrán buscar cuando este texto esté escrito hasta el final.",
  /** Of a part of a voice that is played; `n` from 1 on. */
  play: (n: number, name: string) => `Fragmento ${number(n)} de ${name}`,
  share: (name: string) => `Parte de ${name}`,
  /** A voice that was heard before. */
  isIt: (name: string) => `¿${name}?`,
  yes: "Sí",
  no: "No",
  more: (name: string) => `Más para ${name}`,
  mergeWith: (name: string) => `Unir con ${name}`,
  /** Said of what was just done. */
  merged: (from: string, to: string) => `«${from}» y «${to}» son ahora una sola voz.`,
  parted: (name: string, other: string) => `«${name}» son ahora dos voces; la otra es «${other}».`,
  part: "Son dos personas",
  forgetVoice: "Olvidar esta voz",
  /** Before the name of who speaks at the same time, for readers of the screen. */
  besides: "y a la vez",
  /** What both networks are called where models are listed. */
  networks: "Modelos que distinguen las voces",
  memory: {
    name: "Voces",
    remember: "Recordar las voces que nombro, solo en este dispositivo",
    rememberHint:
      "De una voz se guardan su nombre y cómo suena, en números, ningún sonido; en grabaciones posteriores Sotto pregunta si vuelve a oírse.",
    none: "No se recuerda ninguna voz.",
    heardIn: (n: number) => `oída en ${counted(n, "grabación", "grabaciones")}`,
    forget: "Olvidar",
    forgetName: (name: string) => `Olvidar a ${name}`,
    forgetAll: "Olvidar todas las voces",
  },
};
