import { corrupt } from "../../files/byteReader";
import { foreignFile } from "../../files/foreignFile";
import { isGgml, type ReadBytes } from "../../files/ggml";
import { type ModelFiles, weightsFile } from "../../files/modelFile";
import type { ModelDimensions } from "../model/dimensions";
import { checkGgml, mostGgmlBytes, openGgml } from "./ggml";
import type { WhisperFile } from "./whisperFile";

/** A format that Whisper's models come in: how it is known, and how a model is read out of its files. */
interface WhisperFormat {
  isOf(beginning: Uint8Array): boolean;
  open(files: ModelFiles): Promise<WhisperFile>;
  check(size: number, read: ReadBytes): Promise<ModelDimensions>;
  most(beginning: Uint8Array): number;
}

/** Bytes that a format is known by, and that say what a file of another one is. */
const beginningBytes = 64;

const ggml: WhisperFormat = {
  isOf: isGgml,
  open: (files) => openGgml(weightsOf(files)),
  check: checkGgml,
  most: mostGgmlBytes,
};

const formats: readonly WhisperFormat[] = [ggml];

/**
 * Opens a model while its files come: its head is there when this resolves, and tensors when `until` does. Throws
 * `model-corrupt` with what was found and what was expected.
 */
export async function openWhisper(files: ModelFiles): Promise<WhisperFile> {
  const { bytes, until } = weightsOf(files);
  await until(Math.min(bytes.length, beginningBytes));
  return formatOf(bytes.subarray(0, beginningBytes)).open(files);
}

/** Checks a file that is too large to be held, by its headers. Throws `model-corrupt`. */
export async function checkWhisper(size: number, read: ReadBytes): Promise<ModelDimensions> {
  return formatOf(await read(0, Math.min(size, beginningBytes))).check(size, read);
}

/**
 * Checks a file of which no more than the beginning has come; returns the most bytes that the whole can have. Throws
 * `model-corrupt`.
 */
export function checkBeginning(beginning: Uint8Array): number {
  return formatOf(beginning).most(beginning);
}

function formatOf(beginning: Uint8Array): WhisperFormat {
  const format = formats.find((one) => one.isOf(beginning));
  if (format) return format;
  throw foreignFile(beginning);
}

function weightsOf(files: ModelFiles) {
  const weights = files.get(weightsFile);
  if (weights) return weights;
  throw corrupt(`The model has the files ${[...files.keys()].join(", ")}; one called "${weightsFile}" was expected.`);
}
