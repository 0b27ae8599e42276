import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, size } = formats;

export const importing: Strings["importing"] = {
  what: (languages, encoder, decoder) =>
    `Un modèle Whisper\u00a0: ${languages}, ${number(encoder)} couches qui écoutent et ${number(decoder)} qui écrivent.`,
  weights: (bytes, files) => `Ses poids occupent ${size(bytes)} dans ${files}.`,
  fetches: (bytes, host) =>
    `Télécharge ${size(bytes)} de ${host}, les convertit au passage et ne garde que le résultat.`,
  storeAs: "L’enregistrer en",
  format: (bytes, memory) => `${size(bytes)}, environ ${size(memory)} de mémoire`,
  tooLarge: (bytes, memory) =>
    `${size(bytes)}\u00a0; demande ${size(memory)} de mémoire, plus que cet appareil n’en a pour cela`,
  worth: {
    f16: "Tout ce qu’ont la plupart des modèles.",
    q8_0: "La moitié de f16, et aussi bon.",
    q5_1: "Le format des modèles fournis avec Sotto.",
    q4_0: "Le plus petit, avec un peu plus d’erreurs.",
  },
  takes: (seconds) => `Une heure d’audio prend ici environ ${coarseSpan(seconds)}.`,
  add: "Convertir et ajouter",
  fetch: "Télécharger et ajouter",
  leave: "Pas maintenant",
  converting: (name, loaded, total) => `Conversion de «\u00a0${name}\u00a0»\u00a0: ${size(loaded)} sur ${size(total)}`,
  stop: "Annuler",
  progress: (name) => `Conversion de ${name}`,
  because: (name, reason) =>
    `«\u00a0${name}\u00a0» ne peut pas être lu comme un modèle Whisper\u00a0: «\u00a0${reason}\u00a0»`,
  notFetched: (name, host) =>
    `«\u00a0${name}\u00a0» n’a pas pu être téléchargé de ${host}\u00a0: le serveur ne répond pas, ne l’a pas ou ne laisse pas d’autres pages le lire.`,
  offline: (name) => `Pas de connexion, et «\u00a0${name}\u00a0» est sur le web.`,
  gone: (name) => `«\u00a0${name}\u00a0» a changé ou disparu depuis qu’il a été choisi.`,
  again: "Réessayer",
  folder: "Ouvrir un dossier",
  about:
    "Un modèle Whisper dans tout format courant\u00a0: dossier ou ZIP de Hugging Face, safetensors, GGUF, checkpoint PyTorch ou celui de whisper.cpp. À déposer n’importe où sur cette page.",
  hint: "Ajouter demande à huggingface.co, ou au serveur de l’adresse, une liste de fichiers et leurs en-têtes, quelques mégaoctets. Rien d’autre n’est demandé à un serveur sans un clic.",
  row: (loaded, total) => `Conversion\u00a0: ${size(loaded)} sur ${size(total)}`,
};
