import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, spokenTime } = formats;

/** What changes a text by hand. */
export const editing = {
  undo: "Rückgängig",
  redo: "Wiederholen",
  edit: "Bearbeiten",
  find: "Suchen",
  speakers: "Stimmen",
  more: "Mehr",
  rename: "Umbenennen",
  title: "Titel",
  saved: "Gespeichert",
  saving: "Wird gespeichert",
  notSaved: "Nicht gespeichert.",
  /** Why nothing is changed of what is being recorded, or written anew. */
  notYet: "Dieser Text lässt sich ändern, wenn er zu Ende geschrieben ist.",
  elsewhere: "Dieser Text wird in einem anderen Tab bearbeitet.",
  notLoaded: "Ein Teil der Seite konnte nicht geladen werden. Der Text ist ganz da.",
  copyWithTimes: "Mit Zeiten kopieren",
  copyWithSpeakers: "Mit Zeiten und Stimmen kopieren",
  copyAsMarkdown: "Als Markdown kopieren",
  print: "Drucken",
  compare: "Mit dem Original vergleichen",
  backToText: "Zurück zum Text",
  changed: (n: number) =>
    plural(n, {
      one: "# Absatz ist nicht so, wie er gehört wurde",
      other: "# Absätze sind nicht so, wie sie gehört wurden",
    }),
  /** Of a paragraph, for readers of the screen. */
  paragraphFrom: (seconds: number) => `Absatz ab ${spokenTime(seconds)}`,
  speaker: (n: number) => `Stimme ${number(n)}`,
  nameOf: (n: number) => `Name der Stimme ${number(n)}`,
  whoSays: (seconds: number) => `Wessen Stimme ist der Absatz bei ${clock(seconds)}?`,
  /** After a correction: the same elsewhere. `name` is a word. */
  again: (n: number, name: string) => plural(n, { one: `# weiteres „${name}“:`, other: `# weitere „${name}“:` }),
  replaceAll: "Alle ersetzen",
  addTerm: (name: string) => `„${name}“ zu den Namen und Begriffen`,
  added: (name: string) => `„${name}“ wird von nun an erwartet`,
  selectedWords: "Ausgewählte Wörter",
  speakerOfWords: "Stimme",
  paragraphMenu: (seconds) => `Absatz bei ${clock(seconds)}`,
  playHere: "Ab hier abspielen",
  splitHere: "Hier teilen",
  splitWhere: "Zum ersten Wort des neuen Absatzes gehen, dann teilen.",
  joinPrevious: "Mit vorigem Absatz verbinden",
  changeSpeaker: "Andere Stimme",
  copyLink: "Link zu dieser Zeit kopieren",
  dismiss: "Verwerfen",
} satisfies Strings["editing"];
