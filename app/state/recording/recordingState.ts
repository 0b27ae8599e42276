import type { CaptureOptions, CaptureState } from "../../client/capture/capture";
import type { Microphone } from "../../client/capture/devices";
import type { Failure } from "../failures";

/** What the next recording hears; the microphone undefined: the one that the system prefers. */
export interface SoundChoice extends Omit<CaptureOptions, "features" | "microphone"> {
  readonly microphone: string | undefined;
}

/** What a check looks at. */
export type CheckKind = "level" | "level-and-words";

/** What the engine has heard of a check. */
export type CheckWords =
  /** Nobody wants to know. */
  | { readonly status: "unasked" }
  /** The sound waits for the engine: for its model, or until what it does is done. */
  | { readonly status: "waiting" }
  /** speech "paused": what was said is written down, and stands. */
  | { readonly status: "listening"; readonly text: string; readonly speech: "goes-on" | "paused" }
  | { readonly status: "failed"; readonly failure: Failure };

/** Whether sound comes in, apart from what a recording says of itself. */
export type MicrophoneState =
  | { readonly status: "off" }
  /** The browser asks the user, or opens the device. */
  | { readonly status: "opening"; readonly to: "record" | "check" }
  | { readonly status: "checking"; readonly capture: CaptureState | undefined; readonly words: CheckWords }
  | { readonly status: "failed"; readonly failure: Failure };

/** What is heard. */
export interface RecordingState {
  readonly sound: SoundChoice;
  readonly microphone: MicrophoneState;
  /** The check of the microphone that is wanted, from before the browser has opened it until it ends; undefined: none. */
  readonly check: CheckKind | undefined;
  /** "busy": the engine listens to a check, or has not said yet that it is free of one that has ended. */
  readonly checkEngine: "free" | "busy";
  /** Those that the browser names; their names come with the permission. */
  readonly microphones: readonly Microphone[];
}

/** Nothing is heard yet; `sound` is what was chosen at an earlier visit. */
export function silence(sound: SoundChoice): RecordingState {
  return { sound, microphone: { status: "off" }, check: undefined, checkEngine: "free", microphones: [] };
}
