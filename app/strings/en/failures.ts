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
  busy: "Another tab is writing this text.",
  internal: (message: string) => `Something failed inside Sotto: “${message}”. Your text is kept.`,
  actions: {
    chooseFile: "Choose another file",
    tryAgain: "Try again",
    goOn: "Continue",
    useProcessor: "Use the processor",
    useSmallest: "Use tiny.en",
    loadAgain: "Load it again",
    askAgain: "Ask again",
    showHow: "Show how to allow it",
    lookAgain: "Look again",
    copyDetails: "Copy details",
  },
} as const;
