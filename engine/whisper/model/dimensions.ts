/** Sizes of a Whisper model. Names are openai/whisper's (model.py, ModelDimensions) in camelCase. */
export interface ModelDimensions {
  readonly nMels: 80 | 128;
  readonly nAudioCtx: number;
  readonly nAudioState: number;
  readonly nAudioHead: number;
  readonly nAudioLayer: number;
  readonly nVocab: number;
  readonly nTextCtx: number;
  readonly nTextState: number;
  readonly nTextHead: number;
  readonly nTextLayer: number;
}

/** All of its names. */
export const dimensionNames = [
  "nMels",
  "nAudioCtx",
  "nAudioState",
  "nAudioHead",
  "nAudioLayer",
  "nVocab",
  "nTextCtx",
  "nTextState",
  "nTextHead",
  "nTextLayer",
] as const satisfies readonly (keyof ModelDimensions)[];
