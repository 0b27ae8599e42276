import { openCheckpoint, pickleName } from "../../convert/checkpoint";
import { isGguf } from "../../convert/gguf";
import { isSafetensors, openSafetensors } from "../../convert/safetensors";
import { type FoundTensor, readExactly, type SourceFile } from "../../convert/sourceFile";
import { isZip, openZip } from "../../convert/zip";
import { filesOfZip } from "../../convert/zipFolder";
import { corrupt } from "../../files/byteReader";
import { foreignFile } from "../../files/foreignFile";
import { isGgml } from "../../files/ggml";
import { type Files, readCompanions, shardsOf } from "./companions";
import { openGgmlModel } from "./ggmlModel";
import { openGgufModel } from "./ggufModel";
import { type SourceModel, type SourceParts, sourceModel, type UsualTokens } from "./sourceModel";

/** A format of weights: how it is known, and what is found in it. */
interface SourceFormat {
  isOf(beginning: Uint8Array): boolean;
  open(file: SourceFile): Promise<SourceParts>;
}

const formats: readonly SourceFormat[] = [
  { isOf: isGgml, open: openGgmlModel },
  { isOf: isGguf, open: openGgufModel },
  { isOf: isZip, open: async (file) => ({ tensors: await openCheckpoint(file) }) },
  { isOf: isSafetensors, open: async (file) => ({ tensors: await openSafetensors(file) }) },
];

/** What transformers calls a model's weights, or the index of their parts; older ones are PyTorch's. */
const usualNames = [
  "model.safetensors",
  "model.safetensors.index.json",
  "pytorch_model.bin",
  "pytorch_model.bin.index.json",
];

/**
 * Opens a Whisper model of any format: one file, those of a folder as transformers lays it out, or a ZIP of that folder. Its
 * headers are read, and its numbers when it is converted.
 *
 * Throws `model-corrupt` with one sentence.
 */
export async function openSource(given: readonly SourceFile[], usualTokens: UsualTokens): Promise<SourceModel> {
  const files = new Map((await unzipped(given)).map((file) => [file.name, file]));
  const beside = await readCompanions(files);
  const [first, ...others] = await Promise.all((await weightsOf(files)).map(openWeights));
  const tensors = [first, ...others].flatMap((parts): readonly FoundTensor[] => parts?.tensors ?? []);
  // What a file says of itself counts for more than what lies beside it.
  return sourceModel({ ...beside, ...first, tensors }, usualTokens);
}

/** A ZIP that is no checkpoint of PyTorch stands for what is in it. */
async function unzipped(given: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const [file] = given;
  if (file === undefined || given.length > 1) return given;
  if (!isZip(await readExactly(file, 0, Math.min(file.size, 4)))) return given;
  const entries = [...(await openZip(file)).values()];
  return entries.some(({ name }) => pickleName.test(name)) ? given : filesOfZip(file, entries);
}

async function openWeights(file: SourceFile): Promise<SourceParts> {
  const beginning = await readExactly(file, 0, Math.min(file.size, 64));
  const format = formats.find((one) => one.isOf(beginning));
  if (format) return format.open(file);
  throw foreignFile(beginning);
}

/** The files with the weights: those of an index, or the one that can have them. */
async function weightsOf(files: Files): Promise<readonly SourceFile[]> {
  const usual = usualNames.map((name) => files.get(name)).find((file) => file !== undefined);
  if (usual) return usual.name.endsWith(".json") ? shardsOf(usual, files) : [usual];
  const all = [...files.values()].filter(({ name }) => !name.endsWith(".json") && !name.endsWith(".txt"));
  for (const ending of [".safetensors", ".gguf", ".pt", ".bin", ""]) {
    const [one, second] = all.filter(({ name }) => name.endsWith(ending));
    if (one && !second) return [one];
    if (one) throw corrupt(`The folder has ${one.name} and ${second?.name}; one file of weights was expected.`);
  }
  throw corrupt("The folder has no weights; model.safetensors was expected.");
}
