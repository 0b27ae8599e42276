import table from "../../dist/wasm/kernels.json";

/** The kernels of a WebAssembly module by name: a kernel's number there, and the names of its arguments, 32-bit words each. */
export type WasmKernels = ReadonlyMap<string, { readonly number: number; readonly fields: readonly string[] }>;

/** One call of a kernel: its work in units that threads share, and its arguments by name. */
export interface WasmCall {
  readonly kernel: string;
  readonly units: number;
  /** Units that a thread takes at a time. */
  readonly grain: number;
  readonly args: Readonly<Record<string, number>>;
}

/** Words of a call's head: number of the kernel, units, grain, address of the arguments. */
const HEAD = 4;

/** The modules' kernels; scripts/setup/kernelTable.ts wrote the table from their sources. */
export function readKernels(): WasmKernels {
  return new Map(
    Object.entries<string>(table).map(([name, fields], number) => [name, { number, fields: fields.split(" ") }]),
  );
}

/**
 * The words of a program that will lie at `address`: the heads of its calls, then their arguments. Throws an Error where a
 * call does not give its kernel the arguments that it takes.
 */
export function programWords(
  kernels: WasmKernels,
  calls: readonly WasmCall[],
  address: number,
): Uint32Array<ArrayBuffer> {
  const encoded = calls.map((call) => encode(kernels, call));
  const words = new Uint32Array(encoded.reduce((sum, { args }) => sum + args.length, HEAD * calls.length));
  let at = HEAD * calls.length;
  for (const [i, { number, units, grain, args }] of encoded.entries()) {
    words.set([number, units, grain, address + 4 * at], HEAD * i);
    words.set(args, at);
    at += args.length;
  }
  return words;
}

function encode(kernels: WasmKernels, { kernel, units, grain, args }: WasmCall) {
  const known = kernels.get(kernel);
  if (!known) throw new Error(`The WebAssembly module has no kernel ${kernel}.`);
  const { number, fields } = known;
  const given = Object.keys(args);
  if (given.length !== fields.length || !fields.every((field) => field in args)) {
    throw new Error(`${kernel} takes ${fields.join(", ")}; given were ${given.join(", ")}.`);
  }
  return { number, units, grain, args: fields.map((field) => args[field] as number) };
}
