import type { Strings } from "../strings";
import { formats } from "./formats";

const { size } = formats;

/** What could go where a device is full. */
export const room: Strings["room"] = {
  open: "Libérer de l’espace",
  title: "Ce qui peut partir",
  about: "Le texte est gardé avant tout le reste. Ceci peut être supprimé, du plus grand au plus petit\u00a0:",
  nothing: "Rien ici ne peut être supprimé à part du texte\u00a0: voyez dans la bibliothèque.",
  audio: (bytes) => `son, ${size(bytes)}`,
  model: (bytes) => `modèle, ${size(bytes)}`,
  delete: "Supprimer",
  deleteOf: (name, about) => `Supprimer\u00a0: ${name}, ${about}`,
  /** Of text that the room was given to which is held for it. */
  tight: "Il ne reste presque plus de place sur cet appareil. Le texte est toujours gardé.",
};
