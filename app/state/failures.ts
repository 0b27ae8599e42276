import { type ErrorCode, errorCode } from "../../engine/index";
import { canAskAgain, captureReason } from "../client/capture/captureFailures";
import { unreadableReason } from "../client/decoding/unreadable";
import type { Strings } from "../strings/strings";

/** An error in the form the page shows: the code picks the sentence, the message is for `Copy details`. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: string;
}

/** What the one button of a note does. */
export type FailureAction =
  | "choose-file"
  | "choose-again"
  | "continue"
  | "load-again"
  | "use-smallest"
  | "use-processor"
  | "copy-details"
  | RecordAction;

/** Buttons of notes that stand where one records. */
export type RecordAction = "record-again" | "allow-microphone" | "open-alone";

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

type TextOf = (subject: Required<FailureSubject>, strings: Strings) => FailureText;

/** One sentence and one action for each code that can happen here. */
const texts: Partial<Record<ErrorCode, TextOf>> = {
  "device-unavailable": (_, { failures }) => ({
    sentence: failures.deviceUnavailable,
    action: "use-processor",
    label: failures.actions.useProcessor,
  }),
  "device-lost": (_, { failures }) => ({ sentence: failures.deviceLost, ...goOn(failures) }),
  "out-of-memory": ({ model }, { failures }) => ({ sentence: failures.outOfMemory(model), ...useSmallest(failures) }),
  "engine-lost": ({ file }, { failures }) =>
    file === undefined
      ? { sentence: failures.engineLost, ...loadAgain(failures) }
      : { sentence: failures.engineLostInFile, ...goOn(failures) },
  "model-corrupt": ({ model }, { failures }) => ({
    sentence: failures.modelCorrupt(model),
    action: "load-again",
    label: failures.actions.loadAgain,
  }),
  "model-unknown": ({ model }, { failures }) => ({ sentence: failures.modelUnknown(model), ...useSmallest(failures) }),
  "download-failed": ({ model }, { failures }) => ({
    sentence: failures.downloadFailed(model),
    ...loadAgain(failures),
  }),
  offline: ({ model }, { failures }) => ({ sentence: failures.offline(model), ...loadAgain(failures) }),
  busy: (_, { failures }) => ({ sentence: failures.busy, action: "continue", label: failures.actions.tryAgain }),
  "file-gone": ({ file }, { failures }) => ({
    sentence: failures.fileGone(file),
    action: "choose-again",
    label: failures.actions.chooseAgain,
  }),
};

/** The sentence and the action for a failure. */
export function failureText(failure: Failure, subject: FailureSubject, strings: Strings): FailureText {
  const { failures } = strings;
  if (failure.code === "mic-denied" || failure.code === "mic-missing") return microphoneText(failure, strings);
  if (failure.code === "audio-unreadable") return unreadableText(failure, subject, strings);
  const text = texts[failure.code]?.(subject, strings);
  if (text) return text;
  return { sentence: failures.internal(failure.message), action: "copy-details", label: failures.actions.copyDetails };
}

/** Why there is no sound is known only where it was asked for: blocked, refused, dismissed, not connected, in use. */
function microphoneText({ code, message }: Failure, { failures, microphone }: Strings): FailureText {
  const { actions } = failures;
  const reason = captureReason(message);
  const sentence = reason ? { ...microphone.denied, ...microphone.missing }[reason] : message;
  if (reason === "framed") return { sentence, action: "open-alone", label: actions.openAlone };
  if (code === "mic-missing") return { sentence, action: "record-again", label: actions.lookAgain };
  return canAskAgain(message)
    ? { sentence, action: "record-again", label: actions.askAgain }
    : { sentence, action: "allow-microphone", label: actions.showHow };
}

/** Why there is no sound: none is in the file, or it cannot be read, for a reason that has a name. */
function unreadableText({ message }: Failure, { file }: FailureSubject, { failures }: Strings): FailureText {
  const choose = { action: "choose-file", label: failures.actions.chooseFile } as const;
  const { why, detail } = unreadableReason(message) ?? { why: "unknown", detail: "" };
  if (file === undefined || why === "unknown") return { sentence: failures.audioUnreadable(file), ...choose };
  // Another decoder may do better, and goes on from the text that is kept.
  if (why === "hung")
    return { sentence: failures.decoderHung(file), action: "continue", label: failures.actions.tryAgain };
  const sentences = {
    noSound: failures.noSound(file),
    encrypted: failures.soundEncrypted(file),
    codec: failures.soundCodec(file, detail),
    damaged: failures.soundDamaged(file, detail),
    container: failures.fileDamaged(file, detail),
    stuck: failures.soundEnds(file, Number(detail)),
    zipDamaged: failures.zipDamaged(file),
    zipTooLarge: failures.zipTooLarge(file),
    zipLocked: failures.zipLocked(file),
    zipEmpty: failures.zipEmpty(file),
  };
  return { sentence: sentences[why], ...choose };
}

type FailureStrings = Strings["failures"];

const goOn = ({ actions }: FailureStrings) => ({ action: "continue", label: actions.goOn }) as const;
const loadAgain = ({ actions }: FailureStrings) => ({ action: "load-again", label: actions.tryAgain }) as const;
const useSmallest = ({ actions }: FailureStrings) => ({ action: "use-smallest", label: actions.useSmallest }) as const;
