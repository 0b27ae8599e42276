import { formats } from "./formats";

const { number, plural } = formats;

/** The panel that finds and replaces in a text. */
export const finding = {
  title: "Find and replace",
  find: "Find",
  replaceWith: "Replace with",
  replace: "Replace",
  replaceAll: (n: number) => plural(n, { one: "Replace # place", other: "Replace all #" }),
  replaced: (n: number) => plural(n, { one: "Replaced #", other: "Replaced #" }),
  previous: "Previous match",
  next: "Next match",
  ofMatches: (at: number, n: number) => `${number(at)} of ${number(n)} matches`,
  /** `name` is what was looked for. */
  none: (name: string) => `No “${name}” in this transcript.`,
  options: "How to find",
  wholeWords: "Whole words",
  matchCase: "Match case",
  pattern: "Regular expression",
  noPattern: "This is no regular expression.",
  tooLong: "This pattern takes too long, so the search was stopped.",
} as const;
