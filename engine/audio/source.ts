/**
 * Audio pulled in order: 16 kHz mono samples in −1…1, in chunks of any length; `null` is the end.
 * Pulling is the back-pressure: nothing is decoded before the engine asks for it.
 */
export interface AudioSource {
  read(): Promise<Float32Array<ArrayBuffer> | null>;
  /** Length in seconds where the container says so, for progress only. */
  readonly seconds: number | undefined;
}
