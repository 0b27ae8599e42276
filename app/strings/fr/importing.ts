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
  refusals: {
    damaged: (name) => `«\u00a0${name}\u00a0» est endommagé\u00a0: ce n’est pas ce que dit son en-tête.`,
    otherModel: (name) => `«\u00a0${name}\u00a0» contient un autre genre de modèle\u00a0; Sotto ne lit que Whisper.`,
    otherSizes: (name) =>
      `«\u00a0${name}\u00a0» est incomplet\u00a0: ses parties ne vont pas ensemble comme celles d’un modèle Whisper.`,
    types: (name) => `Les poids de «\u00a0${name}\u00a0» ont un format de nombres que Sotto ne lit pas.`,
    unsafe: (name) => `«\u00a0${name}\u00a0» veut exécuter du code à la lecture, et rien n’a été exécuté.`,
    archive: (name) => `«\u00a0${name}\u00a0» est un ZIP verrouillé, endommagé ou compressé de façon inhabituelle.`,
    tokens: (name) => `«\u00a0${name}\u00a0» n’a pas de vocabulaire qui convienne à ses poids.`,
    numbers: (name) =>
      `«\u00a0${name}\u00a0» a des poids qui ne sont pas des nombres ou que le format choisi ne peut contenir.`,
    noWeights: (name) => `«\u00a0${name}\u00a0» n’a pas de poids\u00a0: un fichier tel que model.safetensors manque.`,
    missingPart: (name) =>
      `Une partie de «\u00a0${name}\u00a0» manque\u00a0: tous ses fichiers doivent être donnés ensemble.`,
    severalWeights: (name) => `«\u00a0${name}\u00a0» a plusieurs fichiers de poids, et un seul peut être ajouté.`,
  },
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
