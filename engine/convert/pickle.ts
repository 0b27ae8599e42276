import { ByteReader, corrupt } from "../files/byteReader";
import { printable } from "./sourceFile";

/** What a pickle is made of: data, and the names of what it would have called. Nothing is ever run. */
export type Pickled =
  | string
  | number
  | boolean
  | null
  | readonly Pickled[]
  | PickledDict
  | PickledName
  | PickledCall
  | PickledReference;

/** A dict, ordered or not, whose keys are strings; others are left out. */
export interface PickledDict {
  readonly kind: "dict";
  readonly items: Map<string, Pickled>;
}

/** A class or function by its name: "torch.FloatStorage". */
export interface PickledName {
  readonly kind: "name";
  readonly name: string;
}

/** One of the few functions that make tensors, with what it would have been given. */
export interface PickledCall {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Pickled[];
}

/** What lies outside the pickle. */
export interface PickledReference {
  readonly kind: "reference";
  readonly id: Pickled;
}

/** Names that a pickle may have, and whether they may be called. */
type Callable = ReadonlyMap<string, "dict" | "call">;

/** Whether a value is one of the kinds. */
export function isPickled<Kind extends "dict" | "name" | "call" | "reference">(
  value: Pickled | undefined,
  kind: Kind,
): value is Extract<Pickled, { readonly kind: Kind }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

/**
 * Reads a pickle as data (Python, pickletools.py). It knows numbers, text, lists, tuples, dicts, and calls of the names in
 * `callable`, which it writes down. Everything else, and every other call, is refused with `model-corrupt`.
 */
export function readPickle(bytes: Uint8Array, callable: Callable, names: ReadonlySet<string>): Pickled {
  const machine = new Machine(new ByteReader(bytes), callable, names);
  for (;;) {
    const done = machine.step();
    if (done !== undefined) return done;
  }
}

/** Marks where a list of arguments begins on the stack. */
const mark = Symbol("mark");

type Operation = (machine: Machine) => void;

class Machine {
  readonly #reader: ByteReader;
  readonly #callable: Callable;
  readonly #names: ReadonlySet<string>;
  readonly #stack: (Pickled | typeof mark)[] = [];
  readonly #memo = new Map<number, Pickled>();

  constructor(reader: ByteReader, callable: Callable, names: ReadonlySet<string>) {
    this.#reader = reader;
    this.#callable = callable;
    this.#names = names;
  }

  /** Does one operation; returns the value where that was the last one. */
  step(): Pickled | undefined {
    const code = String.fromCharCode(this.uint(1));
    if (code === ".") return this.pop();
    const operation = operations.get(code);
    if (!operation) throw corrupt(`The checkpoint's pickle does what no model needs (operation ${printable(code)}).`);
    operation(this);
    return undefined;
  }

  push(value: Pickled | typeof mark): void {
    this.#stack.push(value);
  }

  pop(): Pickled {
    const value = this.#stack.pop();
    if (value === undefined || value === mark) throw corrupt("The checkpoint's pickle is damaged: its stack is empty.");
    return value;
  }

  top(): Pickled {
    const value = this.pop();
    this.push(value);
    return value;
  }

  /** All values above the last mark, which goes with them. */
  popToMark(): readonly Pickled[] {
    const at = this.#stack.lastIndexOf(mark);
    if (at < 0) throw corrupt("The checkpoint's pickle is damaged: it has no mark.");
    return this.#stack.splice(at).slice(1) as readonly Pickled[];
  }

  popMany(count: number): readonly Pickled[] {
    return Array.from({ length: count }, () => this.pop()).reverse();
  }

  uint(bytes: 1 | 2 | 4 | 8): number {
    const data = this.bytes(bytes);
    return data.reduceRight((sum, byte) => sum * 256 + byte, 0);
  }

  bytes(length: number): Uint8Array {
    return this.#reader.bytes(length, "the checkpoint's pickle");
  }

  text(length: number): string {
    return new TextDecoder().decode(this.bytes(length));
  }

  /** Text up to the end of the line. */
  line(): string {
    let text = "";
    for (;;) {
      const letter = String.fromCharCode(this.uint(1));
      if (letter === "\n") return text;
      text += letter;
    }
  }

  remember(at = this.#memo.size): void {
    this.#memo.set(at, this.top());
  }

  recall(at: number): void {
    const value = this.#memo.get(at);
    if (value === undefined) throw corrupt("The checkpoint's pickle is damaged: it recalls what it never had.");
    this.push(value);
  }

  /** A name of a module and what is in it. What is no text is not written out: it may hold itself, or the same a million times. */
  name(parts: readonly Pickled[]): void {
    if (!parts.every((part) => typeof part === "string"))
      throw corrupt("The checkpoint's pickle is damaged: a name is no text.");
    const name = parts.join(".");
    if (!this.#callable.has(name) && !this.#names.has(name)) {
      throw corrupt(`The checkpoint's pickle wants "${printable(name)}", which no model needs; it was not run.`);
    }
    this.push({ kind: "name", name });
  }

  call(): void {
    const args = this.pop();
    const called = this.pop();
    if (!isPickled(called, "name") || !Array.isArray(args)) throw corrupt("The checkpoint's pickle calls no function.");
    const how = this.#callable.get(called.name);
    if (how === undefined) throw corrupt(`The checkpoint's pickle calls "${printable(called.name)}"; it was not run.`);
    this.push(how === "dict" ? newDict() : { kind: "call", name: called.name, args });
  }

  setItems(items: readonly Pickled[]): void {
    const dict = this.top();
    if (!isPickled(dict, "dict")) throw corrupt("The checkpoint's pickle is damaged: it fills what is no dict.");
    for (let i = 0; i + 1 < items.length; i += 2) {
      const key = items[i];
      if (typeof key === "string") dict.items.set(key, items[i + 1]!);
    }
  }

  append(items: readonly Pickled[]): void {
    const list = this.top();
    if (!Array.isArray(list)) throw corrupt("The checkpoint's pickle is damaged: it fills what is no list.");
    for (const item of items) list.push(item);
  }
}

function newDict(): PickledDict {
  return { kind: "dict", items: new Map() };
}

/** Signed, of up to eight bytes; what is longer is no size of a tensor. */
function long(machine: Machine, length: number): number {
  if (length > 8) throw corrupt("The checkpoint's pickle has a number of more than 64 bits.");
  const bytes = machine.bytes(length);
  const value = bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
  return (bytes.at(-1) ?? 0) & 0x80 ? value - 256 ** length : value;
}

/** What each operation of protocols 2 to 4 does that a checkpoint has. */
const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["\x80", (machine) => void machine.uint(1)],
  ["\x95", (machine) => void machine.uint(8)],
  ["(", (machine) => machine.push(mark)],
  [")", (machine) => machine.push([])],
  ["]", (machine) => machine.push([])],
  ["}", (machine) => machine.push(newDict())],
  ["N", (machine) => machine.push(null)],
  ["\x88", (machine) => machine.push(true)],
  ["\x89", (machine) => machine.push(false)],
  ["K", (machine) => machine.push(machine.uint(1))],
  ["M", (machine) => machine.push(machine.uint(2))],
  ["J", (machine) => machine.push(machine.uint(4) | 0)],
  ["\x8a", (machine) => machine.push(long(machine, machine.uint(1)))],
  ["G", (machine) => machine.push(new DataView(machine.bytes(8).slice().buffer).getFloat64(0))],
  ["X", (machine) => machine.push(machine.text(machine.uint(4)))],
  ["\x8c", (machine) => machine.push(machine.text(machine.uint(1)))],
  ["U", (machine) => machine.push(machine.text(machine.uint(1)))],
  ["t", (machine) => machine.push(machine.popToMark())],
  ["\x85", (machine) => machine.push(machine.popMany(1))],
  ["\x86", (machine) => machine.push(machine.popMany(2))],
  ["\x87", (machine) => machine.push(machine.popMany(3))],
  ["q", (machine) => machine.remember(machine.uint(1))],
  ["r", (machine) => machine.remember(machine.uint(4))],
  ["\x94", (machine) => machine.remember()],
  ["h", (machine) => machine.recall(machine.uint(1))],
  ["j", (machine) => machine.recall(machine.uint(4))],
  ["0", (machine) => void machine.pop()],
  ["c", (machine) => machine.name([machine.line(), machine.line()])],
  ["\x93", (machine) => machine.name(machine.popMany(2))],
  ["R", (machine) => machine.call()],
  ["Q", (machine) => machine.push({ kind: "reference", id: machine.pop() })],
  ["s", (machine) => machine.setItems(machine.popMany(2))],
  ["u", (machine) => machine.setItems(machine.popToMark())],
  ["a", (machine) => machine.append(machine.popMany(1))],
  ["e", (machine) => machine.append(machine.popToMark())],
  // What an ordered dict is given besides its items: how its parts are versioned.
  ["b", (machine) => void machine.pop()],
]);
