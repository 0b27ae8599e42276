import { SottoError } from "../../../engine/index";

/** What is said of a file that gives no sound, or no more of it, before and behind the detail: a format's name, or seconds. */
const sentences = {
  unknown: ["is not audio or video in a format known here", ""],
  container: ["looks like ", ", but nothing in it can be read"],
  noSound: ["has no sound in it", ""],
  encrypted: ["holds sound that is encrypted", ""],
  codec: ["holds sound in ", ", which cannot be decoded here"],
  damaged: ["holds sound in ", " of which nothing can be decoded"],
  hung: ["made its decoder hang, which was ended", ""],
  zipDamaged: ["is a ZIP that cannot be read", ""],
  zipTooLarge: ["is a ZIP that holds more than can be taken", ""],
  zipLocked: ["is a ZIP that is locked by a password", ""],
  zipEmpty: ["is a ZIP without audio or video in it", ""],
  stuck: ["cannot be read beyond ", " s: nothing more comes of it"],
} as const;

/** Why a file gives no sound, or no more of it. */
export interface Unreadable {
  readonly why: keyof typeof sentences;
  /** The name of the container or codec, or the seconds that were read; else empty. */
  readonly detail: string;
}

/** The error that says so in a sentence, which begins with the file's name. */
export function unreadable(name: string, why: Unreadable["why"], detail = "", cause?: unknown): SottoError {
  const [before, behind] = sentences[why];
  return new SottoError("audio-unreadable", `${name} ${before}${detail}${behind}.`, { cause });
}

/** What an error of `unreadable` says: errors cross from worker to page as sentences. Undefined for any other. */
export function unreadableReason(message: string): Unreadable | undefined {
  for (const why of Object.keys(sentences) as Unreadable["why"][]) {
    const [before, behind] = sentences[why];
    const start = message.lastIndexOf(` ${before}`);
    const detail = message.slice(start + before.length + 1, -behind.length - 1);
    if (start >= 0 && message.endsWith(`${detail}${behind}.`) && (detail !== "") === before.endsWith(" "))
      return { why, detail };
  }
  return undefined;
}
