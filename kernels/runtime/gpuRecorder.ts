import type { Grid, Kernel, Prelude } from "../kernel";
import type { DispatchRequest } from "./gpu";
import type { Tensor, Weight } from "./tensor";
import type { Tuning } from "./tuning";

/** What a recorder needs of the back end: its variants, and the buffers behind its handles. */
export interface GpuContext {
  readonly tuning: Tuning;
  bufferOf(handle: Tensor | Weight): GPUBuffer;
  /** Bound where a kernel has a binding that a dispatch does not use. */
  readonly nothing: GPUBuffer;
}

/** One dispatch of a kernel, in the names of its descriptor. */
export interface GpuDispatch<B extends string, P extends string> {
  readonly kernel: Kernel<B, P>;
  readonly prelude?: Prelude;
  /** A value for every override. */
  readonly constants?: Readonly<Record<string, number>>;
  /** Undefined: this dispatch does not use it. */
  readonly buffers: Readonly<Record<B, Tensor | Weight | undefined>>;
  readonly params: Readonly<Record<P, number>>;
  readonly grid: Grid;
}

/** Collects the dispatches that operations ask for. */
export class GpuRecorder {
  readonly requests: DispatchRequest[] = [];
  readonly #context: GpuContext;

  constructor(context: GpuContext) {
    this.#context = context;
  }

  get tuning(): Tuning {
    return this.#context.tuning;
  }

  /** The alias `Elem`: the back end's number type. */
  get aliases(): { readonly Elem: "f32" | "f16" } {
    return { Elem: this.tuning.element };
  }

  typeOf(tensor: Tensor): "f32" | "f16" {
    return tensor.type === "element" ? this.tuning.element : "f32";
  }

  dispatch<B extends string, P extends string>({ prelude = {}, constants = {}, ...asked }: GpuDispatch<B, P>): void {
    const handles = Object.entries<Tensor | Weight | undefined>(asked.buffers);
    const bound = handles.map(([name, handle]) => [
      name,
      handle ? this.#context.bufferOf(handle) : this.#context.nothing,
    ]);
    const { kernel, params, grid } = asked;
    this.requests.push({ kernel, prelude, constants, buffers: Object.fromEntries(bound), params, grid });
  }
}
