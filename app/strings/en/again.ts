import { clock } from "../formats";
import { formats } from "./formats";

const { plural } = formats;

/** The same sound once more, otherwise, over the text that is there. */
export const again = {
  title: "Transcribe again with…",
  begin: "Transcribe again",
  stays: "The text that is here becomes a version: it can be looked at, compared and brought back.",
  /** Of what is being written just now: all of it, or a stretch. */
  beginsAnew: "The file is being written: that stops, and it is begun anew. What is here by then becomes a version.",
  goesOnAfter: "The file is being written: that waits for this, and goes on afterwards.",
  howMuch: "How much",
  whole: "All of it",
  selected: (from: number, to: number) => `What is selected, ${clock(from)} to ${clock(to)}`,
  paragraph: (from: number) => `The paragraph at ${clock(from)}`,
  corrected: (n: number) =>
    plural(n, { one: "# stretch was corrected by hand", other: "# stretches were corrected by hand" }),
  keep: "Keep what was corrected",
  replace: "Write over it too",
  full: "No room is left to keep the text that is here as a version. Delete something in the Library or in Models first.",
  noSound: "Sotto needs the sound first.",
} as const;
