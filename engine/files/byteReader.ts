import { SottoError } from "../errors";

/**
 * Reads a little-endian model file front to back. Every read says what it is for and is checked against the bytes that
 * are left, so that nothing is allocated or looped over on the word of a corrupt file.
 */
export class ByteReader {
  readonly #file: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(file: Uint8Array) {
    this.#file = file;
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#file.byteLength - this.#offset;
  }

  /** The next 32-bit signed integer. */
  int32(what: string): number {
    this.require(4, what);
    const value = this.#view.getInt32(this.#offset, true);
    this.#offset += 4;
    return value;
  }

  /** The next 32-bit signed integer, refused outside `min`…`max`. */
  int32Within(min: number, max: number, what: string): number {
    const value = this.int32(what);
    if (value < min || value > max) throw outOfRange(what, value, min, max);
    return value;
  }

  /** A view of the next `length` bytes; nothing is copied. */
  bytes(length: number, what: string): Uint8Array {
    this.require(length, what);
    const start = this.#file.byteOffset + this.#offset;
    this.#offset += length;
    return new Uint8Array(this.#file.buffer, start, length);
  }

  /** Throws `model-corrupt` unless `length` more bytes are there. */
  require(length: number, what: string): void {
    const missing = length - this.remaining;
    if (missing <= 0) return;
    throw corrupt(
      `The model file ends at byte ${format(this.#file.byteLength)} inside ${what}; ${format(missing)} more bytes were expected.`,
    );
  }
}

/** A `model-corrupt` error. */
export function corrupt(message: string): SottoError {
  return new SottoError("model-corrupt", message);
}

/** A `model-corrupt` error for a number that no model has. */
export function outOfRange(what: string, value: number, min: number, max: number): SottoError {
  const expected = min === max ? format(min) : `${format(min)} to ${format(max)}`;
  return corrupt(`The model file gives ${format(value)} for ${what}; ${expected} was expected.`);
}

/** The beginning of a value of JSON, as a sentence can show it. */
export function shown(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? "nothing").slice(0, 80);
  } catch {
    // Lists within lists can be read deeper than they can be written.
    return "lists within lists";
  }
}

/** A whole number: 12345 -> "12,345". It is called for every tensor, for which a browser's own way takes too long. */
export function format(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
