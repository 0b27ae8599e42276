/**
 * What the engine sees of a device. The model says *what* (the verbs, one for each of `operations`); a back end says *how*
 * (records GPU dispatches, or calls SIMD loops). Nothing here knows Whisper's layers.
 */
import type { Verbs } from "../operations";
import type { Tensor, TensorType, Weight, WeightFormat } from "./tensor";
import type { AdapterFacts } from "./tuning";
import type { VariantNames } from "./variants";

/** A recorded list of dispatches, replayed by `submit`. */
export interface Program {
  readonly label: string;
  /** Names of the kernels in the order of their dispatches. */
  readonly kernels: readonly string[];
}

export interface BackendInfo {
  readonly kind: "webgpu" | "wasm";
  /** What computes, as it names itself: "nvidia hopper", or "2 threads, relaxed SIMD". */
  readonly adapter: string;
  readonly element: "f32" | "f16";
  /** What linear layers multiply in; "i16" rounds their input to 16 bits with a scale per 32 numbers. */
  readonly arithmetic: "f32" | "f16" | "i16";
  /** True where the processor computes. */
  readonly software: boolean;
  /** True where `submit` returns before the work is done, so that several steps are worth submitting at once. */
  readonly submitsAhead: boolean;
  /** Bytes that memory may have in one piece, where a device bounds that. */
  readonly largestBuffer?: number;
}

/** Which variants of kernels run on a graphics card, and how others are tried. */
export interface DeviceVariants {
  readonly facts: AdapterFacts;
  readonly names: VariantNames;
  /** Fetches the kernels of the variants that few devices take. */
  bring(): Promise<void>;
  /** A scope of the device in which other variants run. */
  scope(names: Partial<VariantNames>): Backend;
}

/** A device, or a scope of it: what is asked for through a scope is the scope's, and freed with it. */
export interface Backend {
  readonly info: BackendInfo;
  /** Bytes of device memory held now; of a scope, by what was asked for through it. */
  readonly memory: number;
  /** Undefined: there is one way only. */
  readonly variants?: DeviceVariants;
  /** Resolves with a sentence when the device is gone. */
  readonly lost: Promise<string>;
  /** Allocates zeroed memory; throws a RangeError when the device cannot hold it. */
  tensor(label: string, shape: readonly number[], type?: TensorType): Tensor;
  weight(
    label: string,
    format: WeightFormat,
    shape: readonly [rows: number, cols: number],
    words: Uint32Array<ArrayBuffer>,
  ): Weight;
  /** Writes numbers from `offset` elements on, converting to the tensor's type. */
  write(tensor: Tensor, data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, offset?: number): void;
  readFloats(tensor: Tensor, length?: number): Promise<Float32Array<ArrayBuffer>>;
  readWords(tensor: Tensor, length?: number): Promise<Uint32Array<ArrayBuffer>>;
  record(label: string, build: (verbs: Verbs) => void): Promise<Program>;
  submit(programs: readonly Program[]): void;
  /** A part of the device's memory that can be given back alone: one for each model, trial or detector. */
  scope(): Backend;
  /**
   * Frees tensors, weights and programs: of a scope its own and those of the scopes within it, after which it gives out no
   * more; of the device itself all there are, after which it can be used again.
   */
  dispose(): void;
}
