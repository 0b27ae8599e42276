import { countOf, type FoundTensor, printable, readable, type SourceTensor } from "../../convert/sourceFile";
import { corrupt, format } from "../../files/byteReader";
import type { AlignmentHead } from "../model/alignmentWish";
import { expectedTensors } from "../model/architecture";
import type { ModelDimensions } from "../model/dimensions";
import { checkHead } from "./ggmlHeadBytes";
import { isSpare, openaiName } from "./names";
import type { Vocabulary } from "./vocabulary";

/** A Whisper model in files of any format, whose numbers are read when they are converted. */
export interface SourceModel {
  readonly dims: ModelDimensions;
  readonly tokens: readonly Uint8Array[];
  /** All that the architecture needs, by openai's names, in the order in which they lie in their files. */
  readonly tensors: readonly SourceTensor[];
  /** Heads that the model names itself; most do not. */
  readonly alignmentHeads?: readonly AlignmentHead[];
  /** Whether the model says of itself that it was trained without timestamps. */
  readonly lacksTimestamps?: boolean;
  /** What its user should know, a sentence each. */
  readonly notes: readonly string[];
}

/** What the formats find. */
export interface SourceParts extends Pick<SourceModel, "alignmentHeads" | "lacksTimestamps"> {
  readonly tensors: readonly FoundTensor[];
  /** Undefined where the format has none. */
  readonly vocabulary?: Vocabulary | undefined;
  readonly notes?: readonly string[];
}

/** The text tokens of openai's own models, for formats that have none. */
export type UsualTokens = (languages: "english" | "many") => Promise<readonly Uint8Array[]>;

/** Sizes of the vocabularies that openai published. */
const vocabularies: readonly number[] = [51864, 51865, 51866];

/**
 * Puts a model together: names, sizes, tokens. Whether it is multilingual is told by its vocabulary, never by a name.
 * Throws `model-corrupt` with one sentence where something is missing, twice, or of another shape.
 */
export async function sourceModel(parts: SourceParts, usualTokens: UsualTokens): Promise<SourceModel> {
  const { alignmentHeads = [], lacksTimestamps, vocabulary, notes = [] } = parts;
  const found = byOpenaiNames(parts.tensors);
  const rows = sizeOf(found, "decoder.token_embedding.weight", 0);
  const nVocab = vocabularySize(rows, vocabulary?.size);
  const dims = dimensionsOf(found, nVocab);
  const tokens = vocabulary?.tokens ?? (await usualTokens(nVocab === 51864 ? "english" : "many"));
  // Before anything is counted on: sizes of a file may be anything.
  checkHead(dims, tokens);
  const added = rows - nVocab;
  const heads = alignmentHeads.filter(([layer, head]) => layer < dims.nTextLayer && head < dims.nTextHead);
  const said =
    lacksTimestamps === true ? ["The model was trained without timestamps: its text comes in windows of 30 s."] : [];
  if (added > 0) said.push(`Tokens that were added to the vocabulary are left out: ${format(added)}.`);
  return {
    dims,
    tokens,
    tensors: wantedTensors(found, dims),
    ...(heads.length > 0 && { alignmentHeads: heads }),
    ...(lacksTimestamps !== undefined && { lacksTimestamps }),
    notes: [...notes, ...said],
  };
}

function byOpenaiNames(tensors: readonly FoundTensor[]): ReadonlyMap<string, FoundTensor> {
  const found = new Map<string, FoundTensor>();
  for (const tensor of tensors) {
    if (isSpare(tensor.name)) continue;
    const name = openaiName(tensor.name);
    if (name === undefined)
      throw corrupt(`The model file holds "${printable(tensor.name)}", which no Whisper model has.`);
    if (found.has(name)) throw corrupt(`The model file holds tensor "${name}" twice.`);
    found.set(name, { ...tensor, name });
  }
  return found;
}

/** Some vocabularies were enlarged: what was added stands behind the timestamps. */
function vocabularySize(rows: number, said: number | undefined): number {
  const size = said ?? rows;
  if (vocabularies.includes(size) && rows >= size) return size;
  throw corrupt(
    `The model has a vocabulary of ${format(Math.min(size, rows))} tokens; 51,864, 51,865 or 51,866 were expected.`,
  );
}

function dimensionsOf(found: ReadonlyMap<string, FoundTensor>, nVocab: number): ModelDimensions {
  const nAudioState = sizeOf(found, "encoder.conv1.weight", 0);
  const nTextState = sizeOf(found, "decoder.token_embedding.weight", 1);
  return {
    // Anything else is refused with the head.
    nMels: sizeOf(found, "encoder.conv1.weight", 1) as 80 | 128,
    nAudioCtx: sizeOf(found, "encoder.positional_embedding", 0),
    nAudioState,
    nAudioHead: Math.floor(nAudioState / 64),
    nAudioLayer: layersOf(found, "encoder"),
    nVocab,
    nTextCtx: sizeOf(found, "decoder.positional_embedding", 0),
    nTextState,
    nTextHead: Math.floor(nTextState / 64),
    nTextLayer: layersOf(found, "decoder"),
  };
}

function sizeOf(found: ReadonlyMap<string, FoundTensor>, name: string, at: number): number {
  const size = found.get(name)?.shape[at];
  if (size === undefined) throw corrupt(`The model has no tensor "${name}" that says its sizes.`);
  return size;
}

function layersOf(found: ReadonlyMap<string, FoundTensor>, side: string): number {
  const prefix = `${side}.blocks.`;
  let layers = 0;
  for (const name of found.keys()) {
    if (name.startsWith(prefix)) layers = Math.max(layers, 1 + Number.parseInt(name.slice(prefix.length), 10));
  }
  return layers;
}

function wantedTensors(found: ReadonlyMap<string, FoundTensor>, dims: ModelDimensions): readonly SourceTensor[] {
  const expected = expectedTensors(dims);
  for (const name of expected.keys()) {
    if (!found.has(name)) throw corrupt(`The model has no tensor "${name}".`);
  }
  return [...found.values()].flatMap((tensor) => {
    const wanted = expected.get(tensor.name)?.shape;
    // Some have a bias where openai has none, which would have to be zero.
    if (!wanted) throw corrupt(`The model file holds "${tensor.name}", which no Whisper model of its size has.`);
    return [readable({ ...tensor, shape: fittedShape(tensor, wanted) })];
  });
}

/** The shape that is wanted; rows of the token embedding may be more. Sizes of one do not count. */
function fittedShape({ name, shape }: FoundTensor, wanted: readonly number[]): readonly number[] {
  const squeezed = shape.filter((size) => size !== 1);
  const isFit = squeezed.length === wanted.length && countOf(squeezed) >= countOf(wanted);
  const isSame = (size: number, i: number) =>
    size === squeezed[i] || (i === 0 && name === "decoder.token_embedding.weight");
  if (isFit && wanted.every(isSame)) return wanted;
  throw corrupt(`Tensor "${name}" of the model is [${shape.join(", ")}]; [${wanted.join(", ")}] was expected.`);
}
