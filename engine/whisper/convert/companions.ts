import { isRecord, readJson } from "../../convert/json";
import { printable, type SourceFile } from "../../convert/sourceFile";
import { corrupt, shown } from "../../files/byteReader";
import type { AlignmentHead } from "../model/alignmentWish";
import type { SourceParts } from "./sourceModel";
import { type Vocabulary, vocabularyOfFiles, vocabularyOfTokenizer } from "./vocabulary";

/** Files that lie beside a model's weights, as transformers writes them, by their names. */
export type Files = ReadonlyMap<string, SourceFile>;

type Json = Readonly<Record<string, unknown>>;

const small = 2 << 20;
const mostVocabulary = 6 << 20;

/** Names of the files that are read if they are there. */
export const companionNames: readonly string[] = [
  "config.json",
  "generation_config.json",
  "preprocessor_config.json",
  "tokenizer.json",
  "vocab.json",
  "added_tokens.json",
];

/**
 * Reads what lies beside the weights. Throws `model-corrupt` for a file that is none of its kind, and for a model that
 * computes otherwise than Whisper does.
 */
export async function readCompanions(files: Files): Promise<Omit<SourceParts, "tensors">> {
  const read = async (name: string, most = small): Promise<Json | undefined> => {
    const file = files.get(name);
    return file && readJson(file, most);
  };
  checkConfig((await read("config.json")) ?? {});
  checkFeatures((await read("preprocessor_config.json")) ?? {});
  const generation = await read("generation_config.json");
  return { vocabulary: await readVocabulary(read), ...(generation && generationOf(generation)) };
}

async function readVocabulary(
  read: (name: string, most?: number) => Promise<Json | undefined>,
): Promise<Vocabulary | undefined> {
  const tokenizer = await read("tokenizer.json", mostVocabulary);
  if (tokenizer) return vocabularyOfTokenizer(tokenizer);
  const vocab = await read("vocab.json", mostVocabulary);
  // The merges are in the order of the tokens that they make.
  return vocab && vocabularyOfFiles(vocab, (await read("added_tokens.json")) ?? {});
}

/** What is computed and cannot be told from the shapes of the weights. */
function checkConfig(config: Json): void {
  const { d_model: width } = config;
  const heads = typeof width === "number" ? width / 64 : undefined;
  const expected: Json = {
    model_type: "whisper",
    activation_function: "gelu",
    scale_embedding: false,
    encoder_attention_heads: heads,
    decoder_attention_heads: heads,
  };
  checkValues("config.json", config, expected);
}

function checkFeatures(features: Json): void {
  checkValues("preprocessor_config.json", features, {
    sampling_rate: 16000,
    hop_length: 160,
    n_fft: 400,
    chunk_length: 30,
  });
}

function checkValues(file: string, found: Json, expected: Json): void {
  for (const [key, wanted] of Object.entries(expected)) {
    const value = found[key] ?? wanted;
    if (wanted === undefined || value === wanted) continue;
    throw corrupt(`${file} gives ${printable(shown(value))} for ${key}; ${shown(wanted)} was expected.`);
  }
}

/**
 * A model that knows timestamps names the token that leaves them out; transformers refuses timestamps where none is named. That
 * the token is forced says nothing: openai's own English-only models do so.
 */
function generationOf(generation: Json): Pick<SourceParts, "alignmentHeads" | "lacksTimestamps"> {
  const alignmentHeads = headsOf(generation.alignment_heads);
  return {
    lacksTimestamps: typeof generation.no_timestamps_token_id !== "number",
    ...(alignmentHeads.length > 0 && { alignmentHeads }),
  };
}

/** Pairs of layer and head; anything else is left out. */
export function headsOf(value: unknown): readonly AlignmentHead[] {
  const isIndex = (one: unknown): one is number => Number.isInteger(one) && Number(one) >= 0 && Number(one) < 1024;
  return (Array.isArray(value) ? value.slice(0, 4096) : []).flatMap((pair: unknown): readonly AlignmentHead[] => {
    const [layer, head] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    return isIndex(layer) && isIndex(head) ? [[layer, head]] : [];
  });
}

/** Shards by the index that names them. Throws `model-corrupt` where one is missing or is no file of weights. */
export async function shardsOf(index: SourceFile, files: Files): Promise<readonly SourceFile[]> {
  const { weight_map: map } = await readJson(index, small);
  if (!isRecord(map)) throw corrupt(`${index.name} has no weight_map.`);
  const names = [...new Set(Object.values(map))];
  if (names.length === 0) throw corrupt(`${index.name} names no files.`);
  return names.map((name) => {
    if (typeof name !== "string" || !/^[\w.-]+\.(safetensors|bin)$/.test(name)) {
      throw corrupt(`${index.name} names "${printable(String(name))}"; files of weights were expected.`);
    }
    const shard = files.get(name);
    if (shard) return shard;
    throw corrupt(`"${name}" is missing, which ${index.name} names as a part of the model.`);
  });
}
