import { clock } from "../formats";
import { formats } from "./formats";

const { plural } = formats;

/** What belongs to the page as a whole: its title, what is dropped on it, what is read aloud. */
export const page = {
  title: "Sotto: speech to text that stays here",
  drop: {
    head: "Drop to transcribe.",
    stays: (files: number) =>
      plural(files, { one: "# file. It stays on this machine.", other: "# files. They stay on this machine." }),
    unreadable: "These are not audio or video.",
    reads: "Sotto reads sound: recordings, music, films.",
  },
  /** In place of a view that could not be drawn, or whose code did not come. */
  broken: {
    title: "This page did not open",
    about: "Something in it failed. What you recorded and wrote is kept.",
    reload: "Reload",
  },
  leftOut: {
    nothing: "There is no audio or video in it.",
    noSound: (files: number, names: string) =>
      plural(files, {
        one: `# file is no audio or video and was left out: ${names}.`,
        other: `# files are no audio or video and were left out: ${names}.`,
      }),
    noTranscript: (files: number, names: string) =>
      plural(files, {
        one: `No transcript (SRT, VTT or Whisper’s JSON) could be read in # file: ${names}.`,
        other: `No transcript (SRT, VTT or Whisper’s JSON) could be read in # files: ${names}.`,
      }),
    tooMany: (files: number) =>
      plural(files, {
        one: "# more file was shared than Sotto takes at once. Share it by itself.",
        other: "# more files were shared than Sotto takes at once. Share them by themselves.",
      }),
  },
  /** Of what lies in the browser's storage and cannot be read; `name` is all that is known of it. */
  unreadable: {
    transcripts: (name: string) => `The transcript “${name}” could not be read.`,
    recordings: (name: string) => `The recording “${name}” could not be read.`,
    models: (name: string) => `What is stored of the model “${name}” could not be read.`,
    settings: (name: string) => `The record “${name}” of what you chose could not be read; the usual applies.`,
    exportRaw: "Export raw",
    remove: "Delete",
  },
  deleted: (name: string) => `Deleted “${name}”.`,
  renamed: (name: string) => `Renamed to “${name}”.`,
  soundDeleted: (name: string) => `Deleted the audio of “${name}”.`,
  deletedSeveral: (n: number) => plural(n, { other: "Deleted # transcripts." }),
  undo: "Undo",
  announced: {
    newText: "New text",
    recording: "Recording",
    paused: "Recording paused",
    stopped: (seconds: number, words: number) =>
      plural(words, {
        one: `Stopped at ${clock(seconds)}, # word. Text kept.`,
        other: `Stopped at ${clock(seconds)}, # words. Text kept.`,
      }),
    recordingStopped: (words: number) =>
      plural(words, { one: "Recording stopped, # word", other: "Recording stopped, # words" }),
    done: (name: string, words: number) => `${name} is done, ${plural(words, { one: "# word", other: "# words" })}`,
  },
} as const;
