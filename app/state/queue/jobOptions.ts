import type { TranscribeOptions } from "../../../engine/index";

/** What a file is transcribed with besides model and language: what the panel "Options" shows and this browser keeps. */
export interface JobOptions {
  /** "translate": into English, whatever is spoken. */
  readonly task: TranscribeOptions["task"];
  readonly wordTimestamps: boolean;
  readonly skipSilence: boolean;
  /** The language is looked for in every stretch of speech, where none was chosen. */
  readonly followLanguage: boolean;
  /** Who speaks is found when the text is written. */
  readonly tellSpeakers: boolean;
  /** Several windows at once: for long files, at the cost of some exactness. */
  readonly fastest: boolean;
  /** The smaller model that writes ahead: its name, "auto" where one is faster, or "none"; one that does not fit is as "auto". */
  readonly drafts: string;
  /** Names and words to expect. */
  readonly hotwords: string;
  /** What came before the recording, or how it is to be written. */
  readonly initialPrompt: string;
}

/** Options as openai/whisper has them. */
export const defaultJobOptions: JobOptions = {
  task: "transcribe",
  wordTimestamps: false,
  skipSilence: false,
  followLanguage: false,
  tellSpeakers: false,
  fastest: false,
  drafts: "auto",
  hotwords: "",
  initialPrompt: "",
};

/** Most characters of the texts: in English, both together about fill what a model reads before a window (223 tokens). */
export const mostCharacters = { hotwords: 400, initialPrompt: 600 } as const;

/** How many options are not as they were at first. */
export function countChanges(options: JobOptions): number {
  const names = Object.keys(defaultJobOptions) as (keyof JobOptions)[];
  return names.filter((name) => options[name] !== defaultJobOptions[name]).length;
}
