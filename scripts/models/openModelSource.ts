import { errorCode, openSource, SottoError, type SourceModel } from "../../engine/index";
import { findModel } from "./findModel";
import { openSourceFiles } from "./sourceFiles";

/** A model that is converted while its files are open. */
export interface OpenedSource {
  readonly model: SourceModel;
  close(): Promise<void>;
}

/**
 * Opens a model of any format that can be converted: a file, or a folder as transformers lays it out.
 * @throws SottoError `model-unknown`, `model-corrupt`, each with one sentence that names the path.
 */
export async function openModelSource(path: string): Promise<OpenedSource> {
  const { files, close } = await openSourceFiles(path);
  try {
    return { model: await openSource(files, usualTokens), close };
  } catch (cause) {
    await close();
    if (!(cause instanceof SottoError)) throw cause;
    throw new SottoError(errorCode(cause), `${path}: ${cause.message}`, { cause });
  }
}

/** The tokens of checkpoints, which have none, are those of the models that come with Sotto. */
async function usualTokens(languages: "english" | "many"): Promise<readonly Uint8Array[]> {
  const path = findModel(languages === "english" ? "tiny.en-q5_1" : "base-q5_1");
  const { model, close } = await openModelSource(path);
  await close();
  return model.tokens;
}
