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
}
