import type { Strings } from "../strings";
import { formats } from "./formats";

const { size } = formats;

/** What could go where a device is full. */
export const room: Strings["room"] = {
  open: "Platz schaffen",
  title: "Was gehen kann",
  about: "Text wird vor allem anderen behalten. Das hier kann gelöscht werden, das Größte zuerst:",
  nothing: "Hier kann nichts gelöscht werden außer Text: Sehen Sie in der Bibliothek nach.",
  audio: (bytes) => `Ton, ${size(bytes)}`,
  model: (bytes) => `Modell, ${size(bytes)}`,
  delete: "Löschen",
  deleteOf: (name, about) => `Löschen: ${name}, ${about}`,
  /** Of text that the room was given to which is held for it. */
  tight: "Auf diesem Gerät ist kaum noch Platz. Text wird weiter behalten.",
};
