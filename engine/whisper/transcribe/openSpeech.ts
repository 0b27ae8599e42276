import type { AudioSource } from "../../audio/source";
import type { TranscribeControl } from "../../recogniser";
import type { TranscribeOptions } from "../../transcribeOptions";
import { BatchedVad } from "../../vad/batchedVad";
import { batchSteps, shortSteps, togetherSteps } from "../../vad/deviceSteps";
import { forgetful } from "../../vad/forgetful";
import { SileroVad, type SpeechModel } from "../../vad/sileroVad";
import { type SpeechDetector, stepByStep } from "../../vad/speechDetector";
import { SpeechReader } from "../../vad/speechReader";
import { SpeechTrace } from "../../vad/speechTrace";
import { hopLength } from "../logMel/constants";
import { clipsOf } from "./clips";
import type { Transcriber } from "./transcriber";

/** Audio whose speech is asked for. */
export interface SpokenAudio {
  readonly transcriber: Pick<Transcriber, "hearOnDevice">;
  readonly source: AudioSource;
  /** Seconds. */
  readonly longestRegion: number;
}

/**
 * Opens the voice detector over audio: what is read is the speech in the clips that are asked for, in regions of at
 * most `longestRegion` seconds. Where the transcriber has a device, speech is found on it. Throws an Error where no
 * detector was handed in.
 */
export async function openSpeech(
  { transcriber, source, longestRegion }: SpokenAudio,
  { vad, clipTimestamps, batch }: TranscribeOptions,
  { openVad, signal }: TranscribeControl,
): Promise<SpeechReader> {
  if (!openVad) throw new Error("No voice detector: no way to open it was given.");
  const clips = clipsOf(clipTimestamps).map(({ start, end }) => ({ start: start * hopLength, end: end * hopLength }));
  const detector = detectorOf(await openVad(), transcriber, batch === undefined ? batchSteps : togetherSteps);
  return new SpeechReader(source, detector, { parameters: vad ?? {}, longestRegion, clips, signal });
}

function detectorOf(
  model: SpeechModel,
  { hearOnDevice }: Pick<Transcriber, "hearOnDevice">,
  batch: number,
): SpeechDetector {
  return hearOnDevice && model instanceof SileroVad ? new BatchedVad(model, hearOnDevice, batch) : stepByStep(model);
}

/** Opens the voice detector to listen to all of an audio, music and noise too, while it is read. */
export async function openTrace(
  openVad: () => Promise<SpeechModel>,
  { hearOnDevice }: Pick<Transcriber, "hearOnDevice">,
): Promise<SpeechTrace> {
  const model = await openVad();
  const isOnDevice = hearOnDevice && model instanceof SileroVad;
  return new SpeechTrace(
    forgetful(isOnDevice ? new BatchedVad(model, hearOnDevice, shortSteps) : stepByStep(model, shortSteps)),
  );
}
