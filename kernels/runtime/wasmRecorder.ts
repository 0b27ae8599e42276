import type { Tensor, Weight } from "./tensor";
import type { WasmCall } from "./wasmProgram";
import type { ColumnsTogether } from "./wasmWeights";

/** What a recorder needs of the back end. */
export interface WasmContext {
  readonly threads: number;
  addressOf(handle: Tensor | Weight): number;
  /** Of how many columns the bytes of a weight lie together. */
  columnsTogether(weight: Weight): ColumnsTogether;
  /** Memory of at least so many bytes that calls of this name use one after the other. */
  shared(name: string, bytes: number): number;
  /** Every thread gets scratch memory of at least so many bytes. */
  needScratch(bytes: number): void;
}

/** Arguments of a call by the names of its class's fields: numbers, and what stands for an address; undefined: none, 0. */
export type WasmArguments = Readonly<Record<string, number | Tensor | Weight | undefined>>;

/** Collects the calls that operations ask for. */
export class WasmRecorder {
  readonly calls: WasmCall[] = [];
  readonly #context: WasmContext;

  constructor(context: WasmContext) {
    this.#context = context;
  }

  get threads(): number {
    return this.#context.threads;
  }

  addressOf(handle: Tensor | Weight): number {
    return this.#context.addressOf(handle);
  }

  columnsTogether(weight: Weight): ColumnsTogether {
    return this.#context.columnsTogether(weight);
  }

  shared(name: string, bytes: number): number {
    return this.#context.shared(name, bytes);
  }

  needScratch(bytes: number): void {
    this.#context.needScratch(bytes);
  }

  /** Calls a kernel whose units are much work each: threads take them one by one. */
  coarse(kernel: string, units: number, args: WasmArguments): void {
    this.#add({ kernel, units, grain: 1 }, args);
  }

  /** Calls a kernel whose units are little work each: threads take several at a time. */
  fine(kernel: string, units: number, args: WasmArguments): void {
    this.#add({ kernel, units, grain: Math.ceil(units / (4 * this.#context.threads)) }, args);
  }

  #add(call: Omit<WasmCall, "args">, args: WasmArguments): void {
    const words = Object.entries(args).map(([name, value]) => [name, this.#word(value)]);
    this.calls.push({ ...call, args: Object.fromEntries(words) });
  }

  #word(value: number | Tensor | Weight | undefined): number {
    if (typeof value === "number") return value;
    return value ? this.addressOf(value) : 0;
  }
}
