import { ownProblem } from "../../client/models/ownProblems";
import type { ShelfFailure } from "../../client/models/types";
import type { Strings } from "../../strings/strings";

/** What the one button of a model that failed does. */
export type ShelfAction = "resume" | "download-again" | "open-file" | "free-space" | "remove" | "copy-details";

export interface ShelfFailureText {
  readonly sentence: string;
  readonly action: ShelfAction;
}

/** The model that failed, and how far it had come. */
export interface FailedModel {
  readonly name: string;
  readonly loaded: number;
  readonly total: number;
  /** Who has another copy: a host, or the user alone. */
  readonly from: "host" | "file";
  /** Who was asked; undefined: the page's own host, or nobody. */
  readonly host: string | undefined;
  /** "made": of another format, here: nothing of it arrives as it is. */
  readonly kind: "made" | "copied";
}

/** The sentence and the action for a model that did not arrive. */
export function shelfFailureText(
  failure: ShelfFailure,
  { name, loaded, total, from, host, kind }: FailedModel,
  { failures }: Strings["models"],
): ShelfFailureText {
  switch (failure.code) {
    case "download-failed": {
      const { answered } = failure;
      if (answered !== undefined && loaded === 0 && host !== undefined) {
        const sentence = answered === "nothing" ? failures.unreachable(host) : failures.answered(host, answered);
        return { sentence, action: "resume" };
      }
      // A host need not say how long it will be.
      const sentence = total > 0 ? failures.downloadFailed(loaded, total) : failures.downloadFailedAt(loaded);
      return { sentence, action: "resume" };
    }
    case "offline":
      return { sentence: failures.offline(loaded), action: "resume" };
    case "storage-full": {
      const { needs, has } = failure;
      const isKnown = needs !== undefined && has !== undefined;
      const sentence = isKnown ? failures.storageFull(name, needs, has) : failures.storageFullUnknown(name);
      return { sentence, action: "free-space" };
    }
    case "model-corrupt":
      if (from === "file") return { sentence: failures.corruptCopy(name), action: "open-file" };
      if (kind === "made") return { sentence: failures.corruptCopy(name), action: "download-again" };
      return { sentence: failures.corrupt(name), action: "download-again" };
    case "model-unknown":
      if (ownProblem(failure.message) === "cut-off") return { sentence: failures.cutOff(name), action: "remove" };
      return { sentence: failures.unknown(name), action: "remove" };
    default:
      return { sentence: failures.internal(failure.message), action: "copy-details" };
  }
}
