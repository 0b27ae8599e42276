import { SottoError } from "../../../engine/index";
import { denied, missing } from "./captureReasons";

/** The name of a sentence, by which the page finds the same in the user's language. */
export type CaptureReason = keyof typeof denied | keyof typeof missing;

/** What the browser said of the permission before and after it was asked for; undefined where it does not tell. */
export interface Permission {
  readonly before: PermissionState | undefined;
  readonly after: PermissionState | undefined;
}

/** What getUserMedia threw, as `mic-denied` (blocked, refused, dismissed, by the system) or `mic-missing`; anything else as it is. */
export function microphoneFailure(thrown: unknown, { before, after }: Permission): unknown {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const deny = (why: string) => new SottoError("mic-denied", why, { cause: thrown });
  const miss = (why: string) => new SottoError("mic-missing", why, { cause: thrown });
  if (name === "NotFoundError") return miss(missing.none);
  if (name === "OverconstrainedError") return miss(missing.chosen);
  if (name === "NotReadableError" || name === "AbortError") return miss(missing.busy);
  if (name !== "NotAllowedError" && name !== "SecurityError") return thrown;
  if (/system/i.test(message)) return deny(denied.system);
  if (before === "denied") return deny(denied.blocked);
  if (after === "denied") return deny(denied.refused);
  return deny(/dismiss/i.test(message) || after === "prompt" ? denied.dismissed : denied.refused);
}

/** What getDisplayMedia threw, as `mic-denied` or `mic-missing`; anything else as it is. */
export function tabFailure(thrown: unknown): unknown {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (name === "NotAllowedError" && /system/i.test(message))
    return new SottoError("mic-denied", denied.system, { cause: thrown });
  if (name === "NotAllowedError" || name === "AbortError")
    return new SottoError("mic-denied", denied.tabNotChosen, { cause: thrown });
  if (name === "NotReadableError") return new SottoError("mic-missing", missing.tabBusy, { cause: thrown });
  if (name === "NotFoundError" || name === "NotSupportedError")
    return new SottoError("mic-missing", missing.tabUnsupported, { cause: thrown });
  return thrown;
}

/** Whether asking once more brings the browser's question again, where other refusals hold until its settings are changed. */
export function canAskAgain(message: string): boolean {
  return message === denied.dismissed || message === denied.tabNotChosen;
}

/** Which sentence a failure's message is; undefined for any other. */
export function captureReason(message: string): CaptureReason | undefined {
  const sentences = Object.entries({ ...denied, ...missing }) as readonly (readonly [CaptureReason, string])[];
  return sentences.find(([, sentence]) => sentence === message)?.[0];
}
