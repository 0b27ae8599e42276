import { type GgufValue, openGguf } from "../../convert/gguf";
import { countOf, printable, type SourceFile } from "../../convert/sourceFile";
import { type GgufTensor, ggufHead, paddingAfter, type WrittenValue } from "../../convert/writeGguf";
import { corrupt } from "../../files/byteReader";
import { ggmlNumbers } from "../../files/ggml";
import { type StoredType, storedBytes } from "../../files/storedTensor";
import { specialTexts, specialTokens } from "../tokenizer/specialTokens";
import { headsOf } from "./companions";
import { transformersName } from "./names";
import { sectionOf } from "./sections";
import type { SourceModel, SourceParts } from "./sourceModel";
import { storedAs } from "./storedAs";
import { letterOf, vocabularyOfList } from "./vocabulary";
import { type ConvertedFile, convertedFile, tensorSection } from "./writeGgml";

/** Keys of a GGUF that only Sotto writes. */
const own = { heads: "whisper.alignment_heads", timestamps: "whisper.timestamps" } as const;

/**
 * Opens a GGUF. Sizes are told by the tensors, so that it does not matter what keys its writer has for them; tokens are
 * those of "tokenizer.ggml.tokens", where it has them.
 */
export async function openGgufModel(file: SourceFile): Promise<SourceParts> {
  const { metadata, tensors } = await openGguf(file);
  const architecture = metadata.get("general.architecture") ?? "whisper";
  if (architecture !== "whisper") {
    throw corrupt(`The model file is a GGUF of "${printable(String(architecture))}"; one of "whisper" was expected.`);
  }
  const tokens = metadata.get("tokenizer.ggml.tokens");
  const timestamps = metadata.get(own.timestamps);
  const alignmentHeads = headsOf(pairs(metadata.get(own.heads)));
  return {
    tensors,
    ...(Array.isArray(tokens) && { vocabulary: vocabularyOfList(tokens.map(String)) }),
    ...(typeof timestamps === "boolean" && { lacksTimestamps: !timestamps }),
    ...(alignmentHeads.length > 0 && { alignmentHeads }),
  };
}

/** Numbers, two and two. */
function pairs(value: GgufValue | undefined): readonly GgufValue[] {
  const flat: readonly GgufValue[] = Array.isArray(value) ? value : [];
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, i) => flat.slice(2 * i, 2 * i + 2));
}

/** Writes a model as a GGUF, version 3: names of transformers, sizes, tokens and alignment heads as metadata. */
export function writeGguf(model: SourceModel, type?: StoredType): ConvertedFile {
  const stored = storedAs(model, type);
  const tensors = model.tensors.map((tensor) => ({ tensor, head: ggufTensor(tensor, stored.of(tensor)) }));
  const head = ggufHead(
    metadataOf(model, stored.type),
    tensors.map((one) => one.head),
  );
  const sections = tensors.flatMap((one) => [
    tensorSection(one.tensor, stored.of(one.tensor)),
    sectionOf(paddingAfter(one.head.bytes)),
  ]);
  return convertedFile(model, stored, [sectionOf(head), ...sections]);
}

function ggufTensor({ name, shape }: Pick<GgufTensor, "name" | "shape">, type: StoredType): GgufTensor {
  return { name: transformersName(name), shape, type, bytes: storedBytes(type, countOf(shape)) };
}

function metadataOf(
  { dims, tokens, alignmentHeads, lacksTimestamps }: SourceModel,
  type: StoredType,
): ReadonlyMap<string, WrittenValue> {
  const special = specialTokens(dims.nVocab);
  const text = tokens.slice(0, special.eot).map((token) => Array.from(token, (byte) => letterOf[byte]).join(""));
  return new Map<string, WrittenValue>([
    ["general.architecture", "whisper"],
    ["general.file_type", ggmlNumbers[type].fileType],
    ["general.quantization_version", 2],
    ["whisper.encoder.context_length", dims.nAudioCtx],
    ["whisper.encoder.embedding_length", dims.nAudioState],
    ["whisper.encoder.attention.head_count", dims.nAudioHead],
    ["whisper.encoder.block_count", dims.nAudioLayer],
    ["whisper.encoder.mels_count", dims.nMels],
    ["whisper.decoder.context_length", dims.nTextCtx],
    ["whisper.decoder.embedding_length", dims.nTextState],
    ["whisper.decoder.attention.head_count", dims.nTextHead],
    ["whisper.decoder.block_count", dims.nTextLayer],
    ["whisper.vocab_size", dims.nVocab],
    ...(lacksTimestamps === undefined ? [] : [[own.timestamps, !lacksTimestamps] as const]),
    ...(alignmentHeads ? [[own.heads, alignmentHeads.flat()] as const] : []),
    ["tokenizer.ggml.model", "gpt2"],
    ["tokenizer.ggml.tokens", [...text, ...specialTexts(special)]],
    ["tokenizer.ggml.eos_token_id", special.eot],
  ]);
}
