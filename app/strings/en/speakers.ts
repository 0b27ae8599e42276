import { clock } from "../formats";
import { formats } from "./formats";

const { number, percent, plural, size } = formats;

/** Who speaks: how it is found, and the voices that are remembered. */
export const speakers = {
  find: "Find speakers",
  findAgain: "Find speakers again",
  count: "How many speak",
  auto: "As many as are heard",
  /** Before anything is fetched for it. */
  firstUse: (bytes: number) => `Two small models, ${size(bytes)}, are fetched from here once. Nothing is sent.`,
  waiting: "Speakers are looked for when other work has ended.",
  words: "Finding when each word is said",
  loading: (loaded: number, bytes: number) => `Fetching the two models, ${percent(loaded, bytes)}`,
  listening: (seconds: number, totalSeconds: number | undefined) =>
    totalSeconds === undefined
      ? `Listening for speakers, at ${clock(seconds)}`
      : `Listening for speakers, ${clock(seconds)} of ${clock(totalSeconds)}`,
  stop: "Stop",
  noSound: "The sound is not open.",
  found: (n: number) => plural(n, { one: "# speaker found.", other: "# speakers found." }),
  nobody: "No voice was heard in it.",
  one: "No second voice was heard there.",
  running: "Speakers can be found when this text is written to its end.",
  /** Of a part of a voice that is played; `n` from 1 on. */
  play: (n: number, name: string) => `Excerpt ${number(n)} of ${name}`,
  share: (name: string) => `Share of ${name}`,
  /** A voice that was heard before. */
  isIt: (name: string) => `${name}?`,
  yes: "Yes",
  no: "No",
  more: (name: string) => `More for ${name}`,
  mergeWith: (name: string) => `Merge with ${name}`,
  /** Said of what was just done. */
  merged: (from: string, to: string) => `“${from}” and “${to}” are one voice now.`,
  parted: (name: string, other: string) => `“${name}” is two voices now; the other one is “${other}”.`,
  part: "These are two people",
  forgetVoice: "Forget this voice",
  /** Before the name of who speaks at the same time, for readers of the screen. */
  besides: "and at the same time",
  /** What both networks are called where models are listed. */
  networks: "Models that tell speakers apart",
  memory: {
    name: "Voices",
    remember: "Remember voices that I name, on this device only",
    rememberHint:
      "Kept of a voice are its name and how it sounds, as numbers, no sound; in later recordings Sotto asks whether it is heard again.",
    none: "No voice is remembered.",
    heardIn: (n: number) => plural(n, { one: "heard in # recording", other: "heard in # recordings" }),
    forget: "Forget",
    forgetName: (name: string) => `Forget ${name}`,
    forgetAll: "Forget all voices",
  },
} as const;
