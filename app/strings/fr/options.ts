import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural, size } = formats;

export const options = {
  title: "Options",
  changed: (n) => plural(n, { one: "# modifiée", other: "# modifiées" }),
  about: "Pour les fichiers ouverts à partir de maintenant. Conservées dans ce navigateur.",
  onlyEnglish: (model) => `${model} ne connaît que l’anglais.`,
  takeModel: (model, bytes) => `Utiliser ${model}, ${size(bytes)}`,
  translate: "Traduire en anglais",
  translateHint: "Quelle que soit la langue parlée, le texte est en anglais.",
  wordTimes: "Minutage des mots",
  wordTimesHint: "Le moment où chaque mot est prononcé, pour JSON, SRT et VTT.",
  skipSilence: "Sauter les silences",
  skipSilenceHint: "Les passages sans parole ne sont pas transcrits\u00a0: rien n’y est donc inventé.",
  followLanguage: "La langue peut changer",
  followLanguageHint: "Cherche la langue après chaque pause, sauf si elle a été choisie. Prend plus de temps.",
  tellSpeakers: "Distinguer les voix",
  tellSpeakersHint:
    "Qui parle est trouvé une fois le texte écrit. La première fois, deux petits modèles sont téléchargés pour cela.",
  fastest: "Au plus vite",
  fastestHint:
    "Pour les longs fichiers\u00a0: les silences sont sautés et plusieurs passages sont transcrits à la fois, au prix d’un peu d’exactitude.",
  drafts: "Brouillons par un modèle plus petit",
  draftsHint:
    "Il écrit les fichiers à l’avance, et le modèle choisi ne fait que vérifier\u00a0: le même texte, plus tôt quand cela en vaut la peine.",
  draftsAuto: "Là où c’est plus rapide",
  draftsNone: "Non",
  noDrafter: (model) => `Aucun modèle plus petit avec le vocabulaire de ${model} n’est enregistré.`,
  draftsFastest: "«\u00a0Au plus vite\u00a0» s’en passe.",
  hotwords: "Noms et mots attendus",
  hotwordsHint: "Orthographiés comme ils sont écrits ici.",
  prompt: "Ce qui précède, ou le style",
  promptHint: "Le texte dont l’enregistrement est la suite, ou un texte écrit de la manière voulue.",
  reset: "Revenir aux options de départ",
  room: (hint, taken, most) => `${hint} ${taken} caractères sur ${most}.`,
} satisfies Strings["options"];
