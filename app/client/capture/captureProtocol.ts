import type { FeatureSpec } from "../../../engine/index";
import type { Level } from "./levelMeter";

/** The worklet's processor, by its name. */
export const processorName = "sotto-capture";

/** What the processor is made with. */
export interface CaptureProcessorOptions {
  /** The frames to make beside the samples; undefined: none. */
  readonly features: FeatureSpec | undefined;
}

/** What the page tells the processor. Sound before "start" and while paused is left out. */
export type CaptureCommand =
  /** Blocks go over this port, then null; a later one takes over. */
  { readonly type: "start"; readonly port: MessagePort } | { readonly type: "pause" | "resume" | "stop" };

/** What the processor tells the page: the level some 50 times a second, and when null has been sent. */
export type CaptureReport = Level | "ended";
