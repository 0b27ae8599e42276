/** A model file while it is read: as long as the whole, and filled from its beginning on. */
export interface ComingFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Resolves when the first `end` bytes are there and are what they should be; rejects when they do not come. */
  until(end: number): Promise<void>;
}
