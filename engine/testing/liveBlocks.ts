import { sampleRate } from "../audio/constants";
import type { CapturedBlock } from "../stream/types";
import { hopLength, nFft } from "../whisper/logMel/constants";
import { melSpec } from "../whisper/logMel/melFeatures";

const nMels = 80;
const spec = melSpec(nMels);

/** A raw log-mel value that tells the number of its frame, and stays apart from the zeros of a window that is not full. */
function melOf(frame: number): number {
  return frame / 1e4 - 1;
}

/** The number of a frame in a recording, by a value of it in a normalised window. */
export function frameNumber(normalised: number): number {
  return Math.round((4 * normalised - 4 + 1) * 1e4);
}

/** Blocks of a silent recording whose frames are numbered, `start` seconds after it began; frames come when their last sample has, as in `CaptureBlocks`. */
export function* liveBlocks(seconds: number, blockSeconds = 0.1, start = 0): Generator<CapturedBlock> {
  const total = Math.round(seconds * sampleRate);
  const length = Math.round(blockSeconds * sampleRate);
  let frame = 0;
  for (let at = 0; at < total; at += length) {
    const end = Math.min(at + length, total);
    const complete = end === total ? Math.floor(total / hopLength) : Math.floor((end - nFft / 2) / hopLength) + 1;
    const frames = new Float32Array(Math.max(0, complete - frame) * nMels);
    for (let i = 0; i < frames.length; i += nMels) frames.fill(melOf(frame++), i, i + nMels);
    yield { start: start + at / sampleRate, samples: new Float32Array(end - at), features: { spec, values: frames } };
  }
}
