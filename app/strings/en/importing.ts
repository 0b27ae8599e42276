import { formats } from "./formats";

const { coarseSpan, number, size } = formats;

/** Bringing a model of another format to the shelf. `name`, `host`, `files` and `languages` are names, `reason` is the engine's own sentence. */
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
  because: (name: string, reason: string) => `“${name}” cannot be read as a Whisper model: “${reason}”`,
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
