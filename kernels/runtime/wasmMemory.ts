const PAGE = 65536;
/** Big enough for every vector, and for a cache line of its own. */
const ALIGNMENT = 64;
/** The first page belongs to the module: its data, and what its threads share. */
const FIRST = PAGE;

interface Block {
  readonly address: number;
  readonly bytes: number;
}

/** Memory of the WebAssembly module, which never shrinks: what was freed is given out again. */
export class WasmMemory {
  readonly #memory: WebAssembly.Memory;
  /** Behind all that is given out. */
  #end = FIRST;
  /** Freed blocks below it, by address; no two of them touch, and none touches the end. */
  readonly #free: Block[] = [];
  readonly #given = new Map<number, number>();
  #used = 0;
  /** Up to here memory was used before and must be cleared when it is given out again. */
  #touched: number;
  #bytes = new Uint8Array(0);

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    // Another back end may have been here.
    this.#touched = memory.buffer.byteLength;
  }

  /** Bytes given out. */
  get used(): number {
    return this.#used;
  }

  /** All of it; asked for anew after every allocation, which may move it. */
  get bytes(): Uint8Array<ArrayBufferLike> {
    if (this.#bytes.buffer !== this.#memory.buffer) this.#bytes = new Uint8Array(this.#memory.buffer);
    return this.#bytes;
  }

  /** Gives out zeroed memory and returns its address. Throws a RangeError where there is no more. */
  allocate(label: string, bytes: number): number {
    const touched = this.#touched;
    const address = this.#take(label, bytes);
    this.bytes.fill(0, address, Math.max(address, Math.min(touched, address + bytes)));
    return address;
  }

  /** Takes back what was given out at an address. */
  free(address: number): void {
    const bytes = this.#given.get(address);
    if (bytes === undefined) throw new Error(`Nothing was given out at ${address}`);
    this.#given.delete(address);
    this.#used -= bytes;
    this.#insert({ address, bytes });
  }

  /** Lends memory with words in it for as long as `use` runs. */
  stage(label: string, words: Uint32Array, use: (address: number) => void): void {
    const address = this.#take(label, words.byteLength);
    try {
      this.write(address, words);
      use(address);
    } finally {
      this.free(address);
    }
  }

  write(address: number, data: Uint32Array | Float32Array): void {
    this.bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), address);
  }

  /** A copy of `bytes` bytes. */
  read(address: number, bytes: number): ArrayBuffer {
    const copy = new Uint8Array(bytes);
    copy.set(this.bytes.subarray(address, address + bytes));
    return copy.buffer;
  }

  /** The first freed block that is long enough, or what lies behind all. */
  #take(label: string, wanted: number): number {
    const bytes = Math.max(1, Math.ceil(wanted / ALIGNMENT)) * ALIGNMENT;
    const i = this.#free.findIndex((block) => block.bytes >= bytes);
    const found = this.#free[i];
    const address = found?.address ?? this.#extend(label, bytes);
    if (found) {
      const rest = { address: found.address + bytes, bytes: found.bytes - bytes };
      this.#free.splice(i, 1, ...(rest.bytes > 0 ? [rest] : []));
    }
    this.#given.set(address, bytes);
    this.#used += bytes;
    return address;
  }

  #extend(label: string, bytes: number): number {
    const address = this.#end;
    const missing = address + bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#grow(label, bytes, Math.ceil(missing / PAGE));
    this.#end = address + bytes;
    this.#touched = Math.max(this.#touched, this.#end);
    return address;
  }

  #grow(label: string, bytes: number, pages: number): void {
    try {
      this.#memory.grow(pages);
    } catch (cause) {
      const held = Math.round(this.used / 1e6);
      const wanted = `${label} needs ${Math.ceil(bytes / 1e6)} MB of memory besides the ${held} MB held`;
      throw new RangeError(`${wanted}; the system gives no more.`, { cause });
    }
  }

  /** Joins a freed block with those that it touches, or with what lies behind all. */
  #insert({ address, bytes }: Block): void {
    const found = this.#free.findIndex((block) => block.address > address);
    const i = found < 0 ? this.#free.length : found;
    const [before, after] = [this.#free[i - 1], this.#free[i]];
    const joinsBefore = before !== undefined && before.address + before.bytes === address;
    const joinsAfter = after !== undefined && address + bytes === after.address;
    const joined = {
      address: joinsBefore ? before.address : address,
      bytes: bytes + (joinsBefore ? before.bytes : 0) + (joinsAfter ? after.bytes : 0),
    };
    const isLast = joined.address + joined.bytes === this.#end;
    const replaced = (joinsBefore ? 1 : 0) + (joinsAfter ? 1 : 0);
    this.#free.splice(joinsBefore ? i - 1 : i, replaced, ...(isLast ? [] : [joined]));
    if (isLast) this.#end = joined.address;
  }
}
