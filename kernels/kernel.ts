/** Scalar type of a uniform parameter. */
export type Scalar = "u32" | "i32" | "f32";
export type Access = "read" | "read_write";
export type Grid = readonly [x: number, y?: number, z?: number];

/**
 * One compute kernel: its WGSL and everything needed to run it.
 *
 * The order of `bindings` is the `@binding` order, and `params` is the uniform `Params` bound after them;
 * `kernels.test.ts` checks both against the WGSL. A binding may be declared by a snippet instead of the
 * kernel's own file (the weights are: their declaration depends on the weight format).
 */
export interface Kernel<B extends string = string, P extends string = string, T extends string = string> {
  readonly name: string;
  readonly source: string;
  readonly bindings: Readonly<Record<B, Access>>;
  readonly params: Readonly<Record<P, Scalar>>;
  /** Defaults of the WGSL `override`s. */
  readonly tunables: Readonly<Record<T, number>>;
  /** Variables whose loops are written out, where that makes registers of arrays. */
  readonly unrolled?: readonly string[];
}

/** Names the binding, parameter and tunable types of a kernel literal. */
export function defineKernel<B extends string, P extends string, T extends string>(
  kernel: Kernel<B, P, T>,
): Kernel<B, P, T> {
  return kernel;
}

/** What is prepended to a kernel's source: the second and third of the three ways to vary a kernel. */
export interface Prelude {
  /** Element types, e.g. `{ Elem: "f16" }`. */
  readonly aliases?: Readonly<Record<string, "f32" | "f16">>;
  /** Compile-time numbers that WGSL does not accept as an `override`, e.g. register tiles: u32 where they are whole. */
  readonly consts?: Readonly<Record<string, number>>;
  /** WGSL snippets that define the functions which the kernel calls, e.g. `load_weight`. */
  readonly snippets?: readonly string[];
  /** WGSL extensions that the snippets need, e.g. `subgroups`. */
  readonly enables?: readonly string[];
}

/** The complete WGSL of a kernel with its prelude, in which the loops of `unrolled` are still to be written out. */
export function shaderSource(
  kernel: Kernel,
  { aliases = {}, consts = {}, snippets = [], enables = [] }: Prelude,
): string {
  const needsF16 = Object.values(aliases).includes("f16");
  return [...new Set([...(needsF16 ? ["f16"] : []), ...enables])]
    .map((extension) => `enable ${extension};`)
    .concat(
      Object.entries(aliases).map(([name, type]) => `alias ${name} = ${type};`),
      Object.entries(consts).map(([name, value]) => `const ${name} = ${value}${Number.isInteger(value) ? "u" : "f"};`),
      snippets,
      kernel.source,
    )
    .join("\n");
}
