import { clock } from "../formats";

/** One sentence for each failure; `model` and `file` are names, undefined where none is known. */
export const failures = {
  deviceUnavailable: "There is no graphics card here that Sotto can use.",
  deviceLost: "The graphics card dropped out. Nothing was lost; the text so far is kept.",
  outOfMemory: (model: string | undefined) => `${model ?? "This model"} needs more memory than this device gave.`,
  engineLost: "The engine stopped.",
  engineLostInFile: "The engine stopped. The text so far is kept.",
  modelCorrupt: (model: string | undefined) => `The copy of ${model ?? "the model"} that arrived is damaged.`,
  modelUnknown: (model: string | undefined) => `${model ?? "This file"} is not a Whisper model that Sotto can read.`,
  downloadFailed: (model: string | undefined) => `${model ?? "The model"} could not be fetched.`,
  offline: (model: string | undefined) => `You are offline and ${model ?? "the model"} is not here yet.`,
  /** Said behind why a model did not arrive. */
  staysInUse: (model: string) => `${model} stays in use until then.`,
  audioUnreadable: (file: string | undefined) =>
    `${file === undefined ? "This file" : `“${file}”`} holds no sound that this browser can read.`,
  noSound: (file: string) => `There is no sound in “${file}”.`,
  soundEncrypted: (file: string) => `The sound of “${file}” is encrypted, so Sotto cannot read it.`,
  soundCodec: (file: string, codec: string) => `The sound of “${file}” is in ${codec}, which Sotto cannot read.`,
  soundDamaged: (file: string, codec: string) => `The sound of “${file}” (${codec}) is too damaged to be read.`,
  fileDamaged: (file: string, format: string) => `“${file}” looks like ${format}, but is too damaged to be read.`,
  zipDamaged: (file: string) => `“${file}” is a ZIP that is too damaged to be read.`,
  zipTooLarge: (file: string) => `“${file}” holds more than Sotto takes out of a ZIP. Unpack it first.`,
  zipLocked: (file: string) => `“${file}” is locked by a password. Unpack it first.`,
  zipEmpty: (file: string) => `There is no audio or video in “${file}”.`,
  soundEnds: (file: string, seconds: number) =>
    `“${file}” could not be read beyond ${clock(seconds)}. The text so far is kept.`,
  fileGone: (file: string | undefined) =>
    `${file === undefined ? "This file" : `“${file}”`} has changed, or is no longer where it was.`,
  decoderHung: (file: string) => `Reading “${file}” came to a standstill and was ended. The text so far is kept.`,
  busy: "Another tab is writing this text.",
  internal: (message: string) => `Something failed inside Sotto: “${message}”. Your text is kept.`,
  actions: {
    chooseFile: "Choose another file",
    chooseAgain: "Choose it again",
    tryAgain: "Try again",
    goOn: "Continue",
    useProcessor: "Use the processor",
    useSmallest: "Use tiny.en",
    loadAgain: "Load it again",
    askAgain: "Ask again",
    showHow: "Show how to allow it",
    openAlone: "Open Sotto by itself",
    lookAgain: "Look again",
    copyDetails: "Copy details",
  },
} as const;
