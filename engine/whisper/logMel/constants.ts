import { sampleRate } from "../../audio/constants";

/** Audio numbers of openai/whisper (audio.py), in camelCase. */
export const nFft = 400;
export const hopLength = 160;
/** Seconds of audio that the encoder sees at once. */
export const chunkLength = 30;
/** Samples in a window. */
export const nSamples = chunkLength * sampleRate;
/** Mel frames in a window. */
export const nFrames = nSamples / hopLength;
export const framesPerSecond = sampleRate / hopLength;
/** Bins of the real Fourier transform of a frame. */
export const nBins = nFft / 2 + 1;
