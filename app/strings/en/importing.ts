import { formats } from "./formats";

const { coarseSpan, number, size } = formats;

/** Bringing a model of another format to the shelf. `name`, `host`, `files` and `languages` are names. */
export const importing = {
  what: (languages: string, encoder: number, decoder: number) =>
    `A Whisper model: ${languages}, ${number(encoder)} layers that hear and ${number(decoder)} that write.`,
  weights: (bytes: number, files: string) => `Its weights take ${size(bytes)} in ${files}.`,
  fetches: (bytes: number, host: string) =>
    `Fetches ${size(bytes)} from ${host}, converts them as they come, and keeps only what they become.`,
  storeAs: "Store it as",
  format: (bytes: number, memory: number) => `${size(bytes)}, about ${size(memory)} of memory`,
  tooLarge: (bytes: number, memory: number) =>
    `${size(bytes)}; needs ${size(memory)} of memory, more than this device has for it`,
  /** What a format of weights is worth. */
  worth: {
    f16: "All that most models have.",
    q8_0: "Half of f16, and as good as it.",
    q5_1: "What the models that come with Sotto are stored in.",
    q4_0: "The smallest, with a few more mistakes.",
  },
  takes: (seconds: number) => `An hour of audio takes about ${coarseSpan(seconds)} here.`,
  add: "Convert and add",
  fetch: "Fetch and add",
  leave: "Not now",
  converting: (name: string, loaded: number, total: number) =>
    `Converting “${name}”: ${size(loaded)} of ${size(total)}`,
  stop: "Cancel",
  progress: (name: string) => `Converting ${name}`,
  /** Why what the user gave is no model here; see refusals.ts. */
  refusals: {
    damaged: (name: string) => `“${name}” is damaged: it is not what its own header says.`,
    otherModel: (name: string) => `“${name}” holds another kind of model; Sotto reads Whisper alone.`,
    otherSizes: (name: string) => `“${name}” is incomplete: its parts do not fit together as a Whisper model’s do.`,
    types: (name: string) => `“${name}” has its weights in a number format that Sotto does not read.`,
    unsafe: (name: string) => `“${name}” wants to run code while it is read, and none of it was run.`,
    archive: (name: string) => `“${name}” is a ZIP that is locked, damaged or packed in an unusual way.`,
    tokens: (name: string) => `“${name}” has no vocabulary that fits its weights.`,
    numbers: (name: string) => `“${name}” has weights that are no numbers, or that the chosen format cannot hold.`,
    noWeights: (name: string) => `“${name}” has no weights: a file such as model.safetensors is missing.`,
    missingPart: (name: string) => `A part of “${name}” is missing: all of its files have to be given together.`,
    severalWeights: (name: string) => `“${name}” has several files of weights, and one alone can be added.`,
  },
  notFetched: (name: string, host: string) =>
    `“${name}” could not be fetched from ${host}: it does not answer, does not have it, or does not let other pages read it.`,
  offline: (name: string) => `You are offline, and “${name}” is on the web.`,
  gone: (name: string) => `“${name}” has changed or gone since it was chosen.`,
  again: "Try again",
  folder: "Open folder",
  about:
    "A Whisper model in any usual format: a folder or ZIP of Hugging Face, safetensors, GGUF, a PyTorch checkpoint, or whisper.cpp’s. Drop it anywhere on this page.",
  hint: "Add asks huggingface.co, or the host of the address, for a list of files and their headers, some megabytes. Nothing else is asked of a host before you say so.",
  row: (loaded: number, total: number) => `Converting: ${size(loaded)} of ${size(total)}`,
} as const;
