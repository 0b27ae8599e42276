// The one place that opens model families: whoever adds one adds it here. Nothing else of the engine looks into a family.
import type { FeatureSpec, FeatureStream } from "./features";
import { melFeatures } from "./whisper/logMel/melFeatures";

export { companionNames } from "./whisper/convert/companions";
export { writeGguf } from "./whisper/convert/ggufModel";
export { openSource } from "./whisper/convert/openSource";
export type { SourceModel, UsualTokens } from "./whisper/convert/sourceModel";
export { tokensBytes, tokensOfGgml } from "./whisper/convert/tokensOfGgml";
export { type ConvertedFile, writeGgml } from "./whisper/convert/writeGgml";
export { punctuatedTexts } from "./whisper/decoding/punctuatedTexts";
export { type Footprint, footprintOf, mostProcessorBytes } from "./whisper/device/footprint";
export { checkBeginning, checkWhisper } from "./whisper/files/openWhisper";
export { kernelCases } from "./whisper/kernelCases";
export { loadWhisper as loadModel, testOnce, type WhisperModel as LoadedModel } from "./whisper/loadWhisper";
export { dimensionNames, type ModelDimensions } from "./whisper/model/dimensions";
export { typeOfSize } from "./whisper/model/typeOfSize";
export {
  languagesOfName,
  languagesOfVocabulary,
  publishedDimensions,
  publishedSizes,
  workOf,
} from "./whisper/published";
export { Answerer } from "./whisper/remote/answerer";
export { languages } from "./whisper/tokenizer/languages";
export { type ForeignSigns, foreignSigns } from "./whisper/transcribe/foreignSigns";

/** Makes the frames that a spec names; undefined where it names none, or none that is known here: then samples have to do. */
export function openFeatures(spec: FeatureSpec | undefined): FeatureStream | undefined {
  return spec && melFeatures(spec);
}
