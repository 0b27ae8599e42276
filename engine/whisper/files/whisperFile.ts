import type { ModelFile } from "../../files/modelFile";
import type { ModelDimensions } from "../model/dimensions";

/** What a Whisper model says of itself besides its tensors. */
export interface WhisperHead {
  readonly dims: ModelDimensions;
  /** Bytes of the text tokens by id, without special tokens of the multilingual vocabulary; views into the file. */
  readonly tokens: readonly Uint8Array[];
}

/** A Whisper model, taken out of its files; everything is a view into them. */
export interface WhisperFile extends WhisperHead, ModelFile {}
