/** Samples a second of all audio inside Sotto. */
export const sampleRate = 16000;
