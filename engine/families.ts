import type { FeatureSpec, FeatureStream } from "./features";
import { melFeatures } from "./whisper/logMel/melFeatures";

export { loadWhisper as loadModel, testOnce, type WhisperModel as LoadedModel } from "./whisper/loadWhisper";

/** Makes the frames that a spec names; undefined where it names none, or none that is known here: then samples have to do. */
export function openFeatures(spec: FeatureSpec | undefined): FeatureStream | undefined {
  return spec && melFeatures(spec);
}
