/** Frames that a device computes at a time, 10 seconds. */
export const batchFrames = 1000;

/**
 * Computes raw log-mel frames in MelFrame's place: of samples [400 + 160 × (n − 1)], n at most `batchFrames`, frame-major
 * [n × nMels]. Undefined where there is no device for it, or it fails.
 */
export type FramesOnDevice = (samples: Float32Array<ArrayBuffer>) => Promise<Float32Array | undefined>;
