/**
 * Which feature frames a model wants to have made of its sound, where that is recorded. Plain data: the model's family makes
 * it and alone understands it, everybody else carries it.
 */
export interface FeatureSpec {
  readonly name: string;
}

/** Feature frames, and which ones they are. */
export interface FeatureFrames {
  readonly spec: FeatureSpec;
  readonly values: Float32Array<ArrayBuffer>;
}

/** Makes the feature frames of 16 kHz audio as it comes. */
export interface FeatureStream {
  /** Takes samples[from … to − 1], all unless told. */
  push(samples: Float32Array, from?: number, to?: number): void;
  /** Ends the audio: the frames that waited for what follows have silence there. */
  end(): void;
  /** The frames that were complete since the last call; allocates nothing else. */
  take(): Float32Array<ArrayBuffer>;
}
