import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, spokenTime } = formats;

/** What changes a text by hand. */
export const editing = {
  undo: "Annuler",
  redo: "Rétablir",
  edit: "Modifier",
  find: "Rechercher",
  speakers: "Voix",
  more: "Plus",
  rename: "Renommer",
  title: "Titre",
  saved: "Enregistré",
  saving: "Enregistrement",
  notSaved: "Non enregistré.",
  /** Why nothing is changed of what is being recorded, or written anew. */
  notYet: "Ce texte pourra être modifié quand il sera écrit jusqu’à la fin.",
  elsewhere: "Ce texte est en cours de modification dans un autre onglet.",
  notLoaded: "Une partie de la page n’a pas pu être chargée. Le texte est bien là.",
  copyWithTimes: "Copier avec les temps",
  copyWithSpeakers: "Copier avec les temps et les voix",
  copyAsMarkdown: "Copier en Markdown",
  print: "Imprimer",
  compare: "Comparer avec l’original",
  backToText: "Revenir au texte",
  changed: (n: number) =>
    plural(n, {
      one: "# paragraphe diffère de ce qui a été entendu",
      other: "# paragraphes diffèrent de ce qui a été entendu",
    }),
  /** Of a paragraph, for readers of the screen. */
  paragraphFrom: (seconds: number) => `Paragraphe à partir de ${spokenTime(seconds)}`,
  speaker: (n: number) => `Voix ${number(n)}`,
  nameOf: (n: number) => `Nom de la voix ${number(n)}`,
  whoSays: (seconds: number) => `À qui est la voix du paragraphe à ${clock(seconds)} ?`,
  /** After a correction: the same elsewhere. `name` is a word. */
  again: (n: number, name: string) => plural(n, { one: `Encore # « ${name} » :`, other: `Encore # « ${name} » :` }),
  replaceAll: "Tout remplacer",
  addTerm: (name: string) => `Ajouter « ${name} » aux noms et termes`,
  added: (name: string) => `« ${name} » est attendu désormais`,
  selectedWords: "Mots sélectionnés",
  speakerOfWords: "Voix",
  paragraphMenu: (seconds) => `Paragraphe à ${clock(seconds)}`,
  playHere: "Lire à partir d’ici",
  splitHere: "Diviser ici",
  splitWhere: "Placez-vous sur le premier mot du nouveau paragraphe, puis divisez.",
  joinPrevious: "Joindre au précédent",
  changeSpeaker: "Changer de voix",
  copyLink: "Copier le lien vers ce moment",
  dismiss: "Ignorer",
} satisfies Strings["editing"];
