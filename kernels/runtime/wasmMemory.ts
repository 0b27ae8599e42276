const PAGE = 65536;
/** Big enough for every vector, and for a cache line of its own. */
const ALIGNMENT = 64;
/** The first page belongs to the module: its data, and what its threads share. */
const FIRST = PAGE;

/** Memory of the WebAssembly module, given out from below and taken back as a whole. */
export class WasmMemory {
  readonly #memory: WebAssembly.Memory;
  #next = FIRST;
  /** Up to here memory was used before and must be cleared when it is given out again. */
  #touched: number;
  #bytes = new Uint8Array(0);

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    // Another model may have been here.
    this.#touched = memory.buffer.byteLength;
  }

  /** Bytes given out. */
  get used(): number {
    return this.#next - FIRST;
  }

  /** All of it; asked for anew after every allocation, which may move it. */
  get bytes(): Uint8Array<ArrayBufferLike> {
    if (this.#bytes.buffer !== this.#memory.buffer) this.#bytes = new Uint8Array(this.#memory.buffer);
    return this.#bytes;
  }

  /** Gives out zeroed memory and returns its address. Throws a RangeError where there is no more. */
  allocate(label: string, bytes: number): number {
    const address = this.#reserve(label, bytes);
    this.bytes.fill(0, address, Math.min(this.#touched, address + bytes));
    this.#next = address + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    this.#touched = Math.max(this.#touched, this.#next);
    return address;
  }

  /** Writes to memory behind all that is given out, good until the next allocation; returns its address. */
  stage(label: string, words: Uint32Array): number {
    const address = this.#reserve(label, words.byteLength);
    this.write(address, words);
    this.#touched = Math.max(this.#touched, address + words.byteLength);
    return address;
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

  /** Takes everything back. */
  clear(): void {
    this.#next = FIRST;
  }

  #reserve(label: string, bytes: number): number {
    const missing = this.#next + bytes - this.#memory.buffer.byteLength;
    if (missing <= 0) return this.#next;
    try {
      this.#memory.grow(Math.ceil(missing / PAGE));
    } catch (cause) {
      const held = Math.round(this.used / 1e6);
      const wanted = `${label} needs ${Math.ceil(bytes / 1e6)} MB of memory besides the ${held} MB held`;
      throw new RangeError(`${wanted}; the system gives no more.`, { cause });
    }
    return this.#next;
  }
}
