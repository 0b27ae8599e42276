import { clock } from "../formats";
import { formats } from "./formats";

const { delay, number, plural } = formats;

/** Captions: their rules, their list, and what of them is to be checked. */
export const captions = {
  rules: "Rules",
  preset: "Preset",
  presets: { netflix: "Netflix", bbc: "BBC", youtube: "YouTube", "single-word": "Single words", mine: "Mine" },
  fields: {
    lineLength: "Characters in a line",
    lines: "Lines",
    words: "Words at most",
    shortest: "Shortest, in seconds",
    longest: "Longest, in seconds",
    pace: "Characters a second",
    gap: "Gap, in seconds",
  },
  between: (least: number, most: number) => `From ${number(least)} to ${number(most)}`,
  checked: (all: number, broken: number) =>
    broken === 0
      ? plural(all, { one: "# subtitle, no rule broken", other: "# subtitles, no rule broken" })
      : `${plural(all, { one: "# subtitle", other: "# subtitles" })}, ${plural(broken, { one: "# breaks a rule", other: "# break a rule" })}`,
  view: "View",
  text: "Text",
  captions: "Captions",
  count: (n: number) => plural(n, { one: "# caption", other: "# captions" }),
  toCheck: (n: number) => `${number(n)} to check`,
  /** What a caption does against a rule. */
  warnings: {
    fast: (n: number) => plural(n, { one: "# character a second", other: "# characters a second" }),
    wide: (n: number) => plural(n, { one: "# character", other: "# characters" }),
    lines: (n: number) => plural(n, { one: "# line", other: "# lines" }),
    seconds: (n: number) => delay(n),
    overlaps: "overlaps",
  },
  /** How many captions do so. */
  howMany: {
    "too-fast": (n: number) => `${number(n)} too fast`,
    "too-wide": (n: number) => `${number(n)} too long in a line`,
    "too-many-lines": (n: number) => `${number(n)} with too many lines`,
    "too-short": (n: number) => `${number(n)} too short`,
    "too-long": (n: number) => `${number(n)} too long`,
    overlaps: (n: number) => `${number(n)} overlapping`,
  },
  allKept: "No rule is broken.",
  textAt: (time: string) => `Text of the caption at ${time}`,
  byHand: "Changed by hand",
  layOutAgain: "Lay out again",
  onSound: "Captions on the sound",
  startOf: (n: number) => `Start of caption ${number(n)}`,
  endOf: (n: number) => `End of caption ${number(n)}`,
  nearer: "Show the sound from nearer",
  farther: "Show more of the sound",
  /** Words whose times nobody has heard. */
  wordTimes: {
    estimated: "Times of words are estimated here.",
    find: "Find them in the sound",
    finding: (at: number, of: number | undefined) =>
      of === undefined ? `Listening for words, at ${clock(at)}` : `Listening for words, ${clock(at)} of ${clock(of)}`,
    waiting: "The search for words begins when other work has ended.",
    models: "Choose a model",
    stop: "Stop",
    noSound: "The sound is not open. Open it at the foot of the page.",
    noModel: "No model that knows this language is loaded.",
    running: "Something else is being done. Try again when it has ended.",
    elsewhere: "Another tab is editing this text.",
  },
  keys: "Enter edits the text. [ and ] set start and end to the playhead, Shift+[ moves all that follow. Alt+← and Alt+→ move the start by 0.1 s, with Shift the end.",
  typing: "While editing, Ctrl+Enter divides at the caret and Backspace at the start joins.",
} as const;
