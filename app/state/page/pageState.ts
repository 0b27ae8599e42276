import type { InstallOffer } from "../../pwa/installOffer";
import type { AppHostState } from "../../pwa/types";
import type { Failure } from "../failures";

export type Page =
  | { readonly view: "start" }
  | { readonly view: "library" }
  | { readonly view: "models" }
  | { readonly view: "settings" }
  | { readonly view: "privacy" }
  | { readonly view: "bench" }
  /** `at`: the second that is looked for; `as`: how it is seen, as text unless told. */
  | { readonly view: "transcript"; readonly job: number; readonly at?: number; readonly as?: "captions" };

/** What is shown, and what the page is as an app of this device. */
export interface PageState extends AppHostState {
  readonly page: Page;
  /** Whether the page offers once to be installed. */
  readonly installOffer: InstallOffer;
  /** "failed": what another program shared did not arrive. */
  readonly shareNote: "none" | "failed";
  /** What was given last and not taken; undefined: all of it was, or the user has read it. */
  readonly leftOut: LeftOut | undefined;
  /** Files of which nothing could be read: they never were work to be done. */
  readonly refused: readonly RefusedFile[];
  /** What has just come into the queue while something else was on the page. */
  readonly queued: { readonly files: number; readonly name: string } | undefined;
}

/** A file that could not be read, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly failure: Failure;
}

/** Files that the page did not take. */
export interface LeftOut {
  /** "no-transcript": texts that no transcript can be read of. "no-sound": they are no audio or video, and none at all where there was nothing else. "too-many": of one share. */
  readonly why: "no-sound" | "too-many" | "no-transcript";
  readonly files: number;
  /** The names of some of them, as far as they are known. */
  readonly names: readonly string[];
}

/** Files that hold no sound, by their names. */
export function withoutSound(names: readonly string[]): LeftOut {
  return { why: "no-sound", files: names.length, names };
}

/** The page before the browser has said anything. */
export function firstPage(installOffer: InstallOffer): PageState {
  return {
    page: { view: "start" },
    shell: "none",
    update: "none",
    network: "online",
    install: "impossible",
    installOffer,
    shareNote: "none",
    leftOut: undefined,
    refused: [],
    queued: undefined,
  };
}
