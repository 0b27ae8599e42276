import type { SyncHandle } from "./types";

/** A file that grows at its end. What its device has no room for, it holds in memory. */
export class KeptFile {
  readonly #handle: SyncHandle | undefined;
  /** Bytes on the device. */
  #stored: number;
  readonly #rest: Uint8Array<ArrayBuffer>[] = [];
  #restBytes = 0;
  #isFull = false;
  #isDirty = false;
  #isSure = true;

  /**
   * Without a handle all that follows its first `stored` bytes is in memory, which is no surprise only where there is no
   * device; those bytes are read as silence.
   */
  constructor(handle: SyncHandle | undefined, place: "device" | "memory", stored = 0) {
    this.#handle = handle;
    this.#stored = handle?.getSize() ?? stored;
    this.#isFull = handle === undefined && place === "device";
  }

  get size(): number {
    return this.#stored + this.#restBytes;
  }

  /** The device gave no room for what was added. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Bytes that the device has. */
  get stored(): number {
    return this.#stored;
  }

  /** What was given to the device lies there for good, as far as it says. */
  get isSure(): boolean {
    return this.#isSure;
  }

  /** Keeps what comes in memory from now on: others need the room. */
  stopStoring(): void {
    this.#isFull ||= this.#handle !== undefined;
  }

  append(bytes: Uint8Array<ArrayBuffer>): void {
    const rest = bytes.subarray(this.#store(bytes));
    if (rest.length === 0) return;
    this.#rest.push(rest);
    this.#restBytes += rest.length;
  }

  /** Fewer bytes than asked for at the end. */
  read(at: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - at)));
    let done = 0;
    if (at < this.#stored) {
      const part = bytes.subarray(0, Math.min(bytes.length, this.#stored - at));
      done = this.#handle ? this.#handle.read(part, { at }) : part.length;
    }
    let start = this.#stored;
    for (const chunk of this.#rest) {
      const skip = at + done - start;
      if (done < bytes.length && skip < chunk.length) {
        const part = chunk.subarray(skip, skip + bytes.length - done);
        bytes.set(part, done);
        done += part.length;
      }
      start += chunk.length;
    }
    return bytes.subarray(0, done);
  }

  /** What is not on the device. */
  rest(): Blob {
    return new Blob(this.#rest);
  }

  /** What the device refuses is tried again the next time. */
  flush(): void {
    if (!this.#isDirty) return;
    try {
      this.#handle?.flush();
      this.#isDirty = false;
      this.#isSure = true;
    } catch {
      this.#isSure = false;
    }
  }

  /** Gives the file free; what is in memory stays readable by `rest`. */
  close(): void {
    this.flush();
    this.#handle?.close();
  }

  /** How many of the bytes went to the device. After the first refusal all go to memory: their order is the file's. */
  #store(bytes: Uint8Array<ArrayBuffer>): number {
    if (!this.#handle || this.#isFull) return 0;
    let written = 0;
    try {
      const said = this.#handle.write(bytes, { at: this.#stored });
      // Chromium says 2³² − 1 where it had no room.
      written = said <= bytes.length ? said : 0;
    } catch {
      // Whatever the reason is, the bytes are safe in memory.
    }
    this.#isFull = written < bytes.length;
    this.#stored += written;
    this.#isDirty = true;
    return written;
  }
}
