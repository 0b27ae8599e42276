import { clock } from "../formats";
import { formats } from "./formats";

const { percent, plural, span, speed, spokenTime } = formats;

/** One transcript: title, facts, tools, text. */
export const transcript = {
  label: "Transcript",
  found: (language: string, probability: number) => `${language}, found with ${percent(probability, 1)}`,
  translated: "Translated into English",
  waitingFor: (model: string, loaded: number, bytes: number) => `Waiting for ${model}, ${percent(loaded, bytes)}`,
  doneIn: (spent: number) => `Done in ${span(spent)}`,
  doneInAt: (spent: number, timesRealtime: number) => `Done in ${span(spent)}, ${speed(timesRealtime)}`,
  allFiles: "All files",
  tabOnly: "In this tab only",
  keepingResumes: "Not being saved at this moment",
  savedAsYouSpeak: "Saved on this device as you speak",
  kept: "Kept on this device",
  textKept: "Text kept on this device, sound not kept",
  attachSound: "Choose its sound",
  voices: (n: number) => plural(n, { one: "# speaker", other: "# speakers" }),
  saveSound: "Save sound",
  delete: "Delete",
  silence: (seconds: number) => `silence, ${clock(seconds)}`,
  skipped: (seconds: number) => `${span(seconds)} without speech skipped`,
  hearSkipped: "Transcribe it anyway",
  playFrom: (seconds: number) => `Play from ${spokenTime(seconds)}`,
  jumpToLive: "Jump to live",
  jumpToNewest: "Jump to the newest text",
  jumpToLiveLines: (lines: number) =>
    plural(lines, { one: "Jump to live, # new line", other: "Jump to live, # new lines" }),
  jumpToNewestLines: (lines: number) =>
    plural(lines, { one: "Jump to the newest text, # new line", other: "Jump to the newest text, # new lines" }),
} as const;
