import { formats } from "./formats";

const { plural } = formats;

/** The panel that saves a text as a file; `format` is a name such as "SRT". */
export const exporting = {
  title: "Export",
  format: "Format",
  begins: "How the file begins:",
  saveAs: (format: string) => `Save as ${format}`,
  savedAs: (format: string) => `Saved as ${format}`,
  subtitles: "Subtitles",
  wordsPerSubtitle: "Words in a subtitle",
  asSpoken: "As spoken",
  words: (n: number) => plural(n, { one: "# word", other: "# words" }),
  underline: "Underline the spoken word",
  carries: "What it says besides its text",
  parts: { title: "Title", date: "Date", length: "Length", speakers: "Speakers" },
  soundBeside: (name: string) => `Keep it beside “${name}”, which it plays.`,
  /** What formats of who speaks hold. */
  ofSpeakers: {
    rttm: "Who speaks when, without the words.",
    diarized_json: "Each segment with its speaker, in the shape of OpenAI’s diarized_json.",
  },
} as const;
