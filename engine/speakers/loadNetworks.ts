import type { Backend } from "../../kernels/runtime/backend";
import { chunkFrames, type SpeakerNetworks } from "./hearVoices";
import { createSegmentation } from "./segmentation";
import { createVoiceNetwork } from "./voiceNetwork";
import { readSpeakerWeights } from "./weights";

/** Windows of a file that are heard at a time: those that begin in a chunk. */
const windowsOfChunk = 2;

/**
 * Both networks on a device, from their file, for so many windows at a time; memory is freed with the scope. Throws `model-corrupt`, or
 * a RangeError.
 */
export async function loadSpeakerNetworks(
  backend: Backend,
  file: Uint8Array,
  windows = windowsOfChunk,
): Promise<SpeakerNetworks> {
  const weights = readSpeakerWeights(file);
  return {
    segmentation: await createSegmentation(backend, weights.segmentation, windows),
    voice: await createVoiceNetwork(backend, weights.voice, chunkFrames),
  };
}
