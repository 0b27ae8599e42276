/** A stretch without sound of its own, in seconds of the recording or file. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/**
 * Audio pulled in order: 16 kHz mono samples in −1…1, in chunks of any length; `null` is the end.
 * Pulling is the back-pressure: nothing is decoded before the engine asks for it.
 */
export interface AudioSource {
  read(): Promise<Float32Array<ArrayBuffer> | null>;
  /** Second of the recording or file at which the first sample lies: 0 where it is read from its beginning. */
  readonly start: number;
  /** Seconds from there to the end where the container says so, for progress only. */
  readonly seconds: number | undefined;
  /**
   * Where the file has no sound and silence was put in its place, in order; it grows as the audio is read, by what lies
   * before the samples that come next.
   */
  readonly gaps?: readonly Gap[] | undefined;
}
