import { hopLength, nFft } from "./constants";
import { reflectStart } from "./frameCutter";
import { MelFrame, silence } from "./melFrame";
import { normalise } from "./melFrames";

const half = nFft / 2;

/**
 * The log-mel spectrogram of whole 16 kHz mono audio: openai/whisper's `log_mel_spectrogram(audio, nMels, padding)`.
 *
 * `padding` zeros follow the audio; both ends are reflected by 200 samples. Frame-major
 * [floor((samples + padding) / 160), nMels]. Throws a RangeError for audio too short to reflect (under 201 samples).
 */
export function logMel(samples: Float32Array, nMels: 80 | 128, padding = 0): Float32Array<ArrayBuffer> {
  const length = samples.length + padding;
  if (length <= half) throw new RangeError(`${length} samples; more than ${half} are needed`);
  const padded = new Float32Array(length + 2 * half);
  padded.set(samples, half);
  reflectStart(padded);
  reflectStart(padded.reverse());
  padded.reverse();
  const frames = Math.floor(length / hopLength);
  const mel = new Float32Array(frames * nMels);
  const frame = new MelFrame(nMels);
  let largest = silence;
  for (let i = 0; i < frames; i++) {
    largest = Math.max(largest, frame.compute(padded, i * hopLength, mel, i * nMels));
  }
  normalise(mel, largest);
  return mel;
}
