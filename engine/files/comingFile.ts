/** A file of a model while it is read: as long as the whole, and filled from its beginning on. */
export interface ComingFile {
  readonly bytes: Uint8Array;
  /**
   * Resolves when the first `end` bytes are there, and for all of them when they are what they should be; rejects when they
   * do not come.
   */
  until(end: number): Promise<void>;
}
