import { SottoError } from "../../engine/index";

/** Why there is no sound to record, a sentence each; the first group is `mic-denied`, the second `mic-missing`. */
export const denied = {
  blocked: "The browser is blocking the microphone for this page.",
  refused: "The microphone was not allowed for this page.",
  dismissed: "The browser's question about the microphone was closed without a yes.",
  system: "The system does not let this browser use a microphone.",
  insecure: "Browsers give the microphone only to pages that came over https.",
  tabNotChosen: "No tab or screen was chosen to be recorded.",
} as const;
export const missing = {
  none: "No microphone is connected.",
  chosen: "The chosen microphone is not connected.",
  busy: "The microphone does not start; another program may be using it.",
  tabSilent: "What was chosen came without its sound; it has to be shared along with the tab.",
  tabBusy: "The sound of what was chosen could not be recorded.",
  tabUnsupported: "This browser cannot record the sound of a tab.",
} as const;

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
