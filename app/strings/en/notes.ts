import { clock } from "../formats";
import { formats } from "./formats";

const { size } = formats;

/** What there is to say about a transcript, a sentence and an action each. */
export const notes = {
  dismiss: "Dismiss",
  cutOff: (seconds: number) => `Your recording was cut off at ${clock(seconds)}. All of it is here.`,
  cutOffInPart: (seconds: number) => `Your recording was cut off at ${clock(seconds)}. What was kept of it is here.`,
  /** `times` are stretches of the recording. */
  notKept: (times: string) => `The recorder stopped, and another one took over. The sound of ${times} is missing.`,
  noRoomFrom: (seconds: number) =>
    `There was no room on this device: the sound from ${clock(seconds)} on was not kept.`,
  cardIsBack: (seconds: number) =>
    `The graphics card dropped out and is back. Nothing was lost; text resumed at ${clock(seconds)}.`,
  processorTookOver: (seconds: number) =>
    `The graphics card dropped out and the processor took over. Nothing was lost; text resumed at ${clock(seconds)}.`,
  serverLost: (seconds: number) =>
    `The server was not reached: from ${clock(seconds)} on the text is by the model here.`,
  fewerAtOnce: (windows: number) =>
    windows === 1
      ? "There is no memory for several stretches at once: one is transcribed after the other."
      : `There is memory for ${windows} stretches at once and no more, so this takes longer.`,
  processorFindsSpeakers:
    "The graphics card dropped out, so the processor goes on looking for speakers. Nothing was lost.",
  engineReplaced: (seconds: number) =>
    `The engine stopped, and another one took over. Nothing was lost; text resumed at ${clock(seconds)}.`,
  /** Two voices of a recording that turned out to be one. */
  wasOne: (name: string, other: string) => `${name} was ${other}.`,
  undoMerge: "Undo",
  unheard: (message: string) => `Speakers are not told apart any more: “${message}”. The text goes on.`,
  textStopped: (message: string) => `The text stopped: “${message}”. Sound is still being kept.`,
  noRoom: "No room left on this device: the rest of the sound is kept in this tab only.",
  endInTabOnly: "The end of the sound is kept in this tab only. Save it before you close the tab.",
  tabOnly: "This browser keeps no files here, as in a private window: the recording lives in this tab only.",
  unplugged: (seconds: number) =>
    `The sound ended at ${clock(seconds)}: the microphone was unplugged, or the tab no longer shared.`,
  microphoneGone: "The microphone is gone. The tab is still recorded.",
  tabGone: "The tab is no longer shared. The microphone is still recorded.",
  chooseAgain: "Choose the file again",
  fileNeededNoText: "No text yet. Sotto needs the file once more.",
  fileNeeded: (seconds: number) => `Stopped at ${clock(seconds)}. Text kept. To go on, Sotto needs the file once more.`,
  otherFile: (name: string) => `“${name}” is another file. Choose the one that this text was begun from.`,
  textNoRoom: "No room left on this device: new text is kept in this tab only. Copy or export it, or delete a model.",
  textTabOnly: "This browser keeps nothing here, as in a private window: the text lives in this tab only.",
  /** Between the beginning and the end of a part. */
  until: "to",
  couldNotBeRead: (times: string) => `${times} could not be read.`,
  trackHeard: (track: number, count: number) => `This is audio track ${track} of ${count}.`,
  hearTrack: (track: number) => `Hear track ${track}`,
  /** Before the sentence that says what the model knows. */
  soundsLike: (language: string) => `This sounds like ${language}.`,
  notEnglish: "This does not sound like English.",
  transcribeWith: (model: string) => `Transcribe with ${model}`,
  fetchToTranscribe: (model: string, bytes: number) => `Transcribe with ${model}, ${size(bytes)}`,
  itIsEnglish: "It is English",
  givenText: (name: string) => `“${name}” holds a text. It can take the place of this one, which becomes a version.`,
  attach: "Put it in place of this text",
  openApart: "Open it by itself",
  keepCopy: (bytes: number) => `Keep a copy of its sound, to hear it at a later visit? ${size(bytes)}`,
  keepSound: "Keep it",
  leaveSound: "Do not keep",
  copyNoRoom: (bytes: number) => `There is no room here for a copy of its sound, ${size(bytes)}. The text is kept.`,
} as const;
