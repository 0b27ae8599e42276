import { type ErrorCode, errorCode } from "../../engine/index";
import { canAskAgain } from "../audio/captureFailures";
import type { Failure } from "./types";

/** What the one button of a note does. */
export type FailureAction =
  | "choose-file"
  | "continue"
  | "load-again"
  | "use-smallest"
  | "use-processor"
  | "copy-details"
  | RecordAction;

/** Buttons of notes that stand where one records. */
export type RecordAction = "record-again" | "allow-microphone";

export interface FailureText {
  readonly sentence: string;
  readonly action: FailureAction;
  readonly label: string;
}

/** What a failure happened to. */
export interface FailureSubject {
  readonly file: string | undefined;
  readonly model: string | undefined;
}

/** Anything thrown, in the form that the store keeps. */
export function toFailure(thrown: unknown): Failure {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    code: errorCode(error),
    message: error.message,
    details: `${error.name}: ${error.message}\n${error.stack ?? ""}`.trim(),
  };
}

type TextOf = (subject: Required<FailureSubject>, failure: Failure) => FailureText;

const chooseFile = { action: "choose-file", label: "Choose another file" } as const;
const loadAgain = { action: "load-again", label: "Try again" } as const;
const goOn = { action: "continue", label: "Continue" } as const;

/** One sentence and one action for each code that can happen here. */
const texts: Partial<Record<ErrorCode, TextOf>> = {
  "device-unavailable": () => ({
    sentence: "There is no graphics card here that Sotto can use.",
    action: "use-processor",
    label: "Use the processor",
  }),
  "device-lost": () => ({
    sentence: "The graphics card dropped out. Nothing was lost; the text so far is kept.",
    ...goOn,
  }),
  "out-of-memory": ({ model }) => ({
    sentence: `${model ?? "This model"} needs more memory than this device gave.`,
    action: "use-smallest",
    label: "Use tiny.en",
  }),
  "engine-lost": ({ file }) =>
    file === undefined
      ? { sentence: "The engine stopped.", ...loadAgain }
      : { sentence: "The engine stopped. The text so far is kept.", ...goOn },
  "model-corrupt": ({ model }) => ({
    sentence: `The copy of ${model ?? "the model"} that arrived is damaged.`,
    action: "load-again",
    label: "Load it again",
  }),
  "model-unknown": ({ model }) => ({
    sentence: `${model ?? "This file"} is not a Whisper model that Sotto can read.`,
    action: "use-smallest",
    label: "Use tiny.en",
  }),
  "download-failed": ({ model }) => ({ sentence: `${model ?? "The model"} could not be fetched.`, ...loadAgain }),
  offline: ({ model }) => ({ sentence: `You are offline and ${model ?? "the model"} is not here yet.`, ...loadAgain }),
  "audio-unreadable": ({ file }) => ({
    sentence: `${quoted(file)} holds no sound that this browser can read.`,
    ...chooseFile,
  }),
  // Why is known only where it was asked for: blocked, refused, dismissed, not connected, in use.
  "mic-denied": (_, { message }) =>
    canAskAgain(message)
      ? { sentence: message, action: "record-again", label: "Ask again" }
      : { sentence: message, action: "allow-microphone", label: "Show how to allow it" },
  "mic-missing": (_, { message }) => ({ sentence: message, action: "record-again", label: "Look again" }),
};

/** The sentence and the action for a failure. */
export function failureText(failure: Failure, subject: FailureSubject): FailureText {
  const text = texts[failure.code]?.(subject, failure);
  const sentence = `Something failed inside Sotto: “${failure.message}”. Your text is kept.`;
  return text ?? { sentence, action: "copy-details", label: "Copy details" };
}

function quoted(file: string | undefined): string {
  return file === undefined ? "This file" : `“${file}”`;
}
