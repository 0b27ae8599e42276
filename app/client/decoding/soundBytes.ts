/** Where the bytes of a sound file come from; they are read at once, so a page reads them in a worker. */
export interface SoundBytes {
  /** Errors begin with it; its suffix decides where the content alone does not. */
  readonly name: string;
  readonly size: number;
  /** Bytes `start` to `end`, exclusive; fewer where the file has become shorter. */
  read(start: number, end: number): Uint8Array;
  close(): void;
}
