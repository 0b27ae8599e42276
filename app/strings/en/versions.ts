import { formats } from "./formats";

const { plural } = formats;

/** The texts that a transcript had before. */
export const versions = {
  title: "Versions",
  none: "None yet. The text that is here becomes one as soon as another takes its place.",
  before: {
    again: "Before it was transcribed again",
    attached: "Before another text took its place",
    restored: "Before an earlier version came back",
  },
  goBack: "Go back to this version",
  stops: "This text is being written: that stops when you go back.",
  text: "The text",
  compare: "Compare with the text of now",
  differs: (n: number) => plural(n, { one: "# paragraph is another now", other: "# paragraphs are others now" }),
} as const;
