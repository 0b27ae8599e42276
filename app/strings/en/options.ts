import { formats } from "./formats";

const { number, size } = formats;

/** How the next file is transcribed. `model` is a name. */
export const options = {
  title: "Options",
  /** After a number, for readers of the screen. */
  changed: (n: number) => `${number(n)} changed`,
  about: "For the files that you open from now on. Kept in this browser.",
  onlyEnglish: (model: string) => `${model} knows only English.`,
  /** After the sentence before: the one action. */
  takeModel: (model: string, bytes: number) => `Use ${model}, ${size(bytes)}`,
  translate: "Translate into English",
  translateHint: "Whatever is spoken, the text is English.",
  wordTimes: "Word times",
  wordTimesHint: "When each word is spoken, for JSON, SRT and VTT.",
  skipSilence: "Skip silence",
  skipSilenceHint: "Stretches without speech are not transcribed, so nothing is invented in them.",
  followLanguage: "The language may change",
  followLanguageHint: "Looks for the language after every pause, unless one is chosen. Takes longer.",
  tellSpeakers: "Tell speakers apart",
  tellSpeakersHint: "Who speaks is found when the text is written. Two small models are fetched for it at first.",
  fastest: "Fastest",
  fastestHint:
    "For long files: silence is skipped and several stretches are transcribed at once, which costs some exactness.",
  drafts: "Drafts by a smaller model",
  draftsHint:
    "It writes files down ahead, and the model that you chose only checks that: the same text, sooner where it pays.",
  draftsAuto: "Where it is faster",
  draftsNone: "Off",
  noDrafter: (model: string) => `No smaller model with the vocabulary of ${model} is stored.`,
  draftsFastest: "“Fastest” does without it.",
  hotwords: "Names and words to expect",
  hotwordsHint: "Spelled the way you write them here.",
  prompt: "What came before, or the style",
  promptHint: "Text that the recording goes on from, or some written as you want it.",
  reset: "Back to how they were at first",
  /** After what a text is for: how much of its room is taken. */
  room: (hint: string, taken: number, most: number) => `${hint} ${taken} of ${most} characters.`,
} as const;
