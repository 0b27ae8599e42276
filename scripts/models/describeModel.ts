import { type ConvertedFile, languagesOfVocabulary, type SourceModel } from "../../engine/index";

/** "57 MB, q5_1, 99 languages" */
export function describeModel(
  { dims }: Pick<SourceModel, "dims">,
  { bytes, type }: Pick<ConvertedFile, "bytes" | "type">,
): string {
  const languages = languagesOfVocabulary(dims.nVocab).length;
  return `${Math.round(bytes / 1e6)} MB, ${type}, ${languages === 1 ? "English" : `${languages} languages`}`;
}
