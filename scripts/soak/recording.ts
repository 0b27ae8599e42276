import { CaptureBlocks } from "../../engine/audio/captureBlocks";
import { type CapturedBlock, type FeatureSpec, sampleRate } from "../../engine/index";

/** Seconds of silence behind a speech, in turn: within an utterance, between two, and for long. */
const pauses = [0.4, 1.5, 3, 12];

/** A recording of so many seconds in which one speech is held again and again, made block by block. */
export function* recording(
  speech: Float32Array,
  seconds: number,
  features: FeatureSpec | undefined,
): Generator<CapturedBlock> {
  const capture = new CaptureBlocks({ features });
  const total = seconds * sampleRate;
  let made = 0;
  for (let turn = 0; made < total; turn++) {
    yield* capture.push(speech, sampleRate);
    const silence = new Float32Array(Math.round((pauses[turn % pauses.length] ?? 1) * sampleRate));
    yield* capture.push(silence, sampleRate);
    made += speech.length + silence.length;
  }
  yield* capture.end();
}
