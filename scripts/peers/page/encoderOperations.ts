import type { ModelDimensions } from "../../../engine/whisper/model/dimensions";

/**
 * Multiplications and additions that a window takes: convolutions, the encoder's linear layers and attention, and the
 * keys and values that the decoder's layers look at.
 */
export function encoderOperations(dims: ModelDimensions): number {
  const { nMels, nAudioCtx: positions, nAudioState: width, nAudioLayer, nTextState, nTextLayer } = dims;
  const convolutions = 2 * positions * width * 3 * nMels + positions * width * 3 * width;
  const linears = positions * 12 * width * width;
  const attention = 2 * positions * positions * width;
  const cross = positions * width * 2 * nTextState;
  return 2 * (convolutions + nAudioLayer * (linears + attention) + nTextLayer * cross);
}
