import type { Strings } from "../strings";
import { formats } from "./formats";

const { size } = formats;

/** What could go where a device is full. */
export const room: Strings["room"] = {
  open: "Liberar espacio",
  title: "Qué se puede eliminar",
  about: "El texto se conserva antes que todo lo demás. Esto se puede eliminar, de mayor a menor:",
  nothing: "Aquí no se puede eliminar nada salvo texto: mira en la biblioteca.",
  audio: (bytes) => `audio, ${size(bytes)}`,
  model: (bytes) => `modelo, ${size(bytes)}`,
  delete: "Eliminar",
  deleteOf: (name, about) => `Eliminar: ${name}, ${about}`,
  /** Of text that the room was given to which is held for it. */
  tight: "Apenas queda espacio en este dispositivo. El texto se sigue guardando.",
};
