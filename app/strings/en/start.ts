import { formats } from "./formats";

const { size, speed } = formats;

/** The first page. */
export const start = {
  headline: "Say something.",
  lede: "Sotto writes down what it hears, here in this tab. Your voice and your files never leave this machine.",
  open: "Open audio or video",
  sample: "Try the 11-second sample",
  dropHint: "Or drop files anywhere on this page, or paste them.",
  onThisDevice: "On this device",
  finishText: "Finish the text",
  earlier: "Earlier",
  kept: "Kept on this device until you delete them.",
  all: (n: number) => `All ${formats.number(n)}`,
  facts: {
    noModelYet: "Loading a model",
    notLoaded: (model: string) => `${model} is not loaded`,
    noModel: "No model",
    recordNow: "You can press record now; text follows.",
    /** `languages` is a language's name or how many there are. */
    about: (languages: string, bytes: number) => `${languages}, ${size(bytes)}.`,
    otherLanguages: (bytes: number) => `Other languages, ${size(bytes)}`,
    device: "This device",
    notInUse: "Not in use",
    notMeasured: "Measured with the first file",
    /** `engine` and `adapter` are names: "WebGPU, NVIDIA Ada". */
    computes: (engine: string, adapter: string) => `${engine}, ${adapter}`,
    computesAt: (engine: string, adapter: string, timesRealtime: number) =>
      `${engine}, ${adapter}, measured at ${speed(timesRealtime)}`,
    sent: "Audio sent",
    nothingSent: "None. There is no server.",
  },
} as const;
