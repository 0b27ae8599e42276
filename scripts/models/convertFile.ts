import { type FileHandle, open, realpath, rename, rm } from "node:fs/promises";
import { SottoError, type StoredType, writeGgml, writeGguf } from "../../engine/index";
import { describeModel } from "./describeModel";
import { findModel } from "./findModel";
import { openModelSource } from "./openModelSource";

/** What is to be converted into what. */
export interface Conversion {
  /** A model's name, its file or its folder. */
  readonly input: string;
  /** A path that ends in .bin (ggml) or .gguf. */
  readonly output: string;
  /** Undefined: f16 where the weights are not quantised, else what they are in. */
  readonly type: StoredType | undefined;
}

/** Whom a conversion tells. */
export interface ConversionControl {
  readonly signal: AbortSignal;
  tell(sentence: string): void;
}

/**
 * Converts a model piece by piece, so that no more of it than a piece is in memory, beside the output and then in its place.
 * @throws SottoError `model-unknown`, `model-corrupt`, `cancelled`, each with one sentence; and Node's errors of the disk.
 */
export async function convertFile(
  { input, output, type }: Conversion,
  { signal, tell }: ConversionControl,
): Promise<void> {
  const path = findModel(input);
  if (await isSame(path, output))
    throw new SottoError("model-unknown", `${output} is what is read, expected another name.`);
  const { model, close } = await openModelSource(path);
  const partial = `${output}.partial`;
  try {
    const file = output.endsWith(".gguf") ? writeGguf(model, type) : writeGgml(model, type);
    const handle = await open(partial, "w");
    try {
      await writePieces(handle, file.pieces(), signal);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, output);
    for (const note of file.notes) tell(note);
    tell(`${output}: ${describeModel(model, file)}.`);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await close();
  }
}

async function writePieces(handle: FileHandle, pieces: AsyncGenerator<Uint8Array>, signal: AbortSignal): Promise<void> {
  for await (const piece of pieces) {
    if (signal.aborted) throw new SottoError("cancelled", "The conversion was cancelled; nothing was written.");
    for (let at = 0; at < piece.length; ) at += (await handle.write(piece, at)).bytesWritten;
  }
}

async function isSame(a: string, b: string): Promise<boolean> {
  const real = (path: string) => realpath(path).catch(() => path);
  return (await real(a)) === (await real(b));
}
