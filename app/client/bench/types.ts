import type { DeviceName, KernelFigure, PortAudio } from "../../../engine/index";
import type { Model } from "../models/model";

/** What the browser says of this device before anything is measured. */
export interface DeviceFacts {
  /** Its name and version, as far as it says them. */
  readonly browser: string;
  /** Undefined where it gives no graphics adapter. */
  readonly graphics: GraphicsFacts | undefined;
  readonly processor: ProcessorFacts;
}

export interface GraphicsFacts {
  /** Vendor and architecture, as far as the browser says. */
  readonly adapter: string;
  readonly features: { readonly f16: boolean; readonly subgroups: boolean; readonly dp4a: boolean };
  /** Bytes. */
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
}

export interface ProcessorFacts {
  /** Those of the machine, as the browser counts them. */
  readonly threads: number;
  /** Only an isolated page may share memory between threads. */
  readonly isIsolated: boolean;
  readonly simd: "relaxed" | "plain";
  /** Threads that the WebAssembly kernels run on. */
  readonly used: number;
}

/** A model with real speech: each figure is the median of `samples`. */
export interface SpeechFigure {
  readonly model: string;
  readonly audioSeconds: number;
  readonly milliseconds: number;
  /** Milliseconds; undefined where no words came. */
  readonly firstText: number | undefined;
  readonly samples: number;
  /** Bytes that the device held at most, by its back end's own count. */
  readonly memory: number;
  /** The same with a smaller model that wrote ahead; undefined where there was none. */
  readonly drafts?: DraftsFigure | undefined;
}

export interface DraftsFigure {
  readonly model: string;
  readonly milliseconds: number;
  /** The share of the tokens of drafts that were right, 0 to 1. */
  readonly right: number;
}

/** What computes, as it names itself. */
export interface MeasuredDevice {
  readonly device: DeviceName;
  readonly adapter: string;
  readonly arithmetic: string;
  /** "software": a graphics adapter that is the processor in truth. */
  readonly kind: "hardware" | "software";
}

/** What was measured on a device until now. */
export interface DeviceResult extends MeasuredDevice {
  readonly speech: SpeechFigure | undefined;
  readonly kernels: readonly KernelFigure[];
  /** What it failed with; what had been measured before stands. */
  readonly failures: readonly string[];
}

/** What is being measured just now. */
export type BenchStep =
  | { readonly what: "speech"; readonly device: DeviceName }
  /** The `index`th of so many kernels, from one on. */
  | { readonly what: "kernel"; readonly device: DeviceName; readonly index: number; readonly of: number };

export type BenchEvent =
  | { readonly type: "step"; readonly step: BenchStep }
  | { readonly type: "device"; readonly device: MeasuredDevice }
  | { readonly type: "speech"; readonly device: DeviceName; readonly figure: SpeechFigure }
  | { readonly type: "kernel"; readonly device: DeviceName; readonly figure: KernelFigure }
  | { readonly type: "failed"; readonly device: DeviceName; readonly message: string };

/** What is to be measured. */
export interface BenchRequest {
  readonly model: Pick<Model, "name">;
  /** The sample's language as the model is told it; undefined: it has to find out. */
  readonly language: string | undefined;
  /** The device in use, which goes first. */
  readonly inUse: DeviceName;
  /** The name of a model that may write ahead. */
  readonly drafter: string | undefined;
}

/** The same, as the worker gets it. */
export interface BenchOrder extends Omit<BenchRequest, "model"> {
  /** The model's name. */
  readonly model: string;
  readonly audio: PortAudio;
}

/** Looks at this device and measures it. */
export interface Bench {
  facts(): Promise<DeviceFacts>;
  /** Measures; one at a time. Resolves when all is measured or it was stopped. Throws `download-failed`, `audio-unreadable`, `engine-lost`. */
  run(request: BenchRequest, onEvent: (event: BenchEvent) => void): Promise<void>;
  /** Ends the measurement at once, and frees all that it holds. */
  stop(): void;
}
