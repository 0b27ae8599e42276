import type { Backend } from "../../kernels/runtime/backend";
import type { AudioSource } from "../audio/source";
import { clusterVoices } from "./clusterVoices";
import { foundSpeakers } from "./foundSpeakers";
import { chunkFrames, type HearOptions, hearVoices, type SpeakerNetworks } from "./hearVoices";
import { createSegmentation } from "./segmentation";
import type { FoundSpeakers, SpeakerCount } from "./types";
import { createVoiceNetwork } from "./voiceNetwork";
import { readSpeakerWeights } from "./weights";

/** Windows that are heard at a time: those that begin in a chunk. */
const batches = 2;

/** Both networks on a device, from their file; memory is freed with the scope. Throws `model-corrupt`, or a RangeError. */
export async function loadSpeakerNetworks(backend: Backend, file: Uint8Array): Promise<SpeakerNetworks> {
  const weights = readSpeakerWeights(file);
  return {
    segmentation: await createSegmentation(backend, weights.segmentation, batches),
    voice: await createVoiceNetwork(backend, weights.voice, chunkFrames),
  };
}

export interface DiariseOptions extends HearOptions {
  readonly count?: SpeakerCount | undefined;
}

/** Who speaks when in a recording. Throws `cancelled` when the signal aborts, and what the source throws. */
export async function diarise(
  source: AudioSource,
  networks: SpeakerNetworks,
  { count, ...options }: DiariseOptions = {},
): Promise<FoundSpeakers> {
  const heard = await hearVoices(source, networks, options);
  const { turns, voices } = foundSpeakers(heard, clusterVoices(heard.voices, count));
  // Times are the recording's, wherever the source begins.
  const later = turns.map((turn) => ({ ...turn, start: source.start + turn.start, end: source.start + turn.end }));
  return { turns: later, voices };
}
