import type { Backend } from "../../kernels/runtime/backend";
import { chunkFrames } from "./chunks";
import { createSegmentation, type Segmentation } from "./segmentation";
import { createVoiceNetwork, type VoiceNetwork } from "./voiceNetwork";
import { readSpeakerWeights } from "./weights";

/** Windows of a file that are heard at a time: those that begin in a chunk. */
const windowsOfChunk = 2;

export interface LoadedNetworks {
  readonly segmentation: Segmentation;
  /** For `chunkFrames`. */
  readonly voice: VoiceNetwork;
}

/**
 * Both networks on a device, from their file, for so many windows at a time; memory is freed with the scope. Throws `model-corrupt`, or
 * a RangeError.
 */
export async function loadSpeakerNetworks(
  backend: Backend,
  file: Uint8Array,
  windows = windowsOfChunk,
): Promise<LoadedNetworks> {
  const weights = readSpeakerWeights(file);
  return {
    segmentation: await createSegmentation(backend, weights.segmentation, windows),
    voice: await createVoiceNetwork(backend, weights.voice, chunkFrames),
  };
}
