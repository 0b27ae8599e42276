import { clock } from "../formats";
import { formats } from "./formats";

const { number, plural, spokenTime } = formats;

/** What changes a text by hand. */
export const editing = {
  undo: "Undo",
  redo: "Redo",
  edit: "Edit",
  find: "Find",
  speakers: "Speakers",
  more: "More",
  rename: "Rename",
  title: "Title",
  saved: "Saved",
  saving: "Saving",
  notSaved: "Not saved.",
  /** Why nothing is changed of what is being recorded, or written anew. */
  notYet: "This text can be changed when it is written to its end.",
  elsewhere: "This text is being edited in another tab.",
  notLoaded: "A part of the page could not be loaded. The text is all here.",
  copyWithTimes: "Copy with times",
  copyWithSpeakers: "Copy with times and speakers",
  copyAsMarkdown: "Copy as Markdown",
  print: "Print",
  compare: "Compare with the original",
  backToText: "Back to the text",
  changed: (n: number) =>
    plural(n, { one: "# paragraph is not as it was heard", other: "# paragraphs are not as they were heard" }),
  /** Of a paragraph, for readers of the screen. */
  paragraphFrom: (seconds: number) => `Paragraph from ${spokenTime(seconds)}`,
  speaker: (n: number) => `Speaker ${number(n)}`,
  nameOf: (n: number) => `Name of voice ${number(n)}`,
  whoSays: (seconds: number) => `Whose voice is the paragraph at ${clock(seconds)}?`,
  /** After a correction: the same elsewhere. `name` is a word. */
  again: (n: number, name: string) => plural(n, { one: `# more “${name}”:`, other: `# more “${name}”:` }),
  replaceAll: "Replace all",
  addTerm: (name: string) => `Add “${name}” to names and terms`,
  added: (name: string) => `“${name}” is expected from now on`,
  /** Of words that are selected, and of a paragraph. */
  selectedWords: "Selected words",
  speakerOfWords: "Speaker",
  paragraphMenu: (seconds: number) => `Paragraph at ${clock(seconds)}`,
  playHere: "Play from here",
  splitHere: "Split here",
  splitWhere: "Go to the word that the new paragraph begins with, then split.",
  joinPrevious: "Join with previous",
  changeSpeaker: "Change speaker",
  copyLink: "Copy link to this time",
  dismiss: "Dismiss",
} as const;
