import { clock } from "../formats";
import { formats } from "./formats";

const { coarseSpan, percent, plural } = formats;

/** What several places of the page say. */
export const common = {
  close: "Close",
  goOn: "Continue",
  copy: "Copy",
  copied: "Copied",
  copiedWords: (words: number) => plural(words, { one: "Copied # word", other: "Copied # words" }),
  copyBlocked: "The browser blocked copying",
  stopHere: "Stop here",
  stopping: "Stopping",
  waiting: "Waiting",
  words: (n: number) => plural(n, { one: "# word", other: "# words" }),
  recordings: (n: number) => plural(n, { one: "# recording", other: "# recordings" }),
  /** `model` is a name. */
  loading: (model: string) => `Loading ${model}`,
  loadingShare: (model: string, loaded: number, bytes: number) => `Loading ${model}, ${percent(loaded, bytes)}`,
  ready: (model: string) => `${model} is ready`,
  /** Of a file's name, for readers of the screen. */
  transcribing: (name: string) => `Transcribing ${name}`,
  doneOf: (seconds: number, totalSeconds: number | undefined) =>
    totalSeconds ? `${clock(seconds)} of ${clock(totalSeconds)}` : `${clock(seconds)} so far`,
  timeLeft: (seconds: number) => `${coarseSpan(seconds)} left`,
  stoppedAt: (seconds: number) => `Stopped at ${clock(seconds)}. Text kept.`,
  noTextYet: "No text yet.",
  nothingSaid: "No speech was found in this recording.",
  recordingName: (startedAt: number) => `${formats.weekday(startedAt)} recording, ${formats.timeOfDay(startedAt)}`,
  /** The voices of a recording of a microphone and a tab. */
  speakers: { me: "Me", them: "Them" },
  /** How many a model knows. */
  languages: (n: number) => plural(n, { one: "# language", other: "# languages" }),
  devices: { graphicsCard: "Graphics card", processor: "Processor" },
} as const;
