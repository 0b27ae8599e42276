/** Audio numbers of openai/whisper (audio.py), in camelCase. */
export const sampleRate = 16000;
export const nFft = 400;
export const hopLength = 160;
/** Seconds of audio that the encoder sees at once. */
export const chunkLength = 30;
/** Samples in a window. */
export const nSamples = chunkLength * sampleRate;
/** Mel frames in a window. */
export const nFrames = nSamples / hopLength;
/** The encoder halves the time: one token position is two frames. */
export const nSamplesPerToken = hopLength * 2;
export const framesPerSecond = sampleRate / hopLength;
/** Timestamps count in steps of 20 ms. */
export const tokensPerSecond = sampleRate / nSamplesPerToken;
/** Bins of the real Fourier transform of a frame. */
export const nBins = nFft / 2 + 1;
