import { formats } from "./formats";

const { number, plural, size, speed } = formats;

/** The first page. */
export const start = {
  headline: "Say something.",
  lede: "Sotto writes down what it hears, here in this tab. Your voice and your files never leave this machine.",
  /** Of a first visit: the model that is offered, and a smaller one for English. */
  firstModel: (model: string, count: number) =>
    `${model} writes down ${number(count)} languages; nothing is fetched before you say so or begin.`,
  onlyEnglish: (model: string, bytes: number) => `It is English: ${model}, ${size(bytes)}`,
  open: "Open audio or video",
  soundFiles: "Audio and video",
  sample: "Try the 11-second sample",
  dropHint: "Or drop files anywhere on this page, or paste them.",
  onThisDevice: "On this device",
  finishText: "Finish the text",
  fileCutOff: (name: string) => `“${name}” was cut off when the page was closed.`,
  filesCutOff: (n: number) =>
    plural(n, {
      one: "# file was cut off when the page was closed.",
      other: "# files were cut off when the page was closed.",
    }),
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
    notMeasured: "Measured with the first 30 seconds of a file",
    /** `engine` and `adapter` are names: "WebGPU, NVIDIA Ada". */
    computes: (engine: string, adapter: string) => `${engine}, ${adapter}`,
    computesAt: (engine: string, adapter: string, timesRealtime: number) =>
      `${engine}, ${adapter}, measured at ${speed(timesRealtime)}`,
    sent: "Audio sent",
    nothingSent: "None. There is no server.",
    sentTo: (host: string) => `What is said in files, to ${host}.`,
  },
} as const;
