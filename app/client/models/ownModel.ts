import {
  checkBeginning,
  checkWhisper,
  errorCode,
  type ModelDimensions,
  mostBytes,
  type ReadBytes,
  SottoError,
} from "../../../engine/index";

const mostNameLength = 60;

/** "ggml-my model.bin" → "my-model": short, of plain characters, and unlike the names that are taken. */
export function ownName(fileName: string, taken: ReadonlySet<string>): string {
  const bare = fileName
    .replace(/^.*[/\\]/, "")
    .replace(/^ggml-/, "")
    .replace(/\.(?:bin|gguf|ggml|pt|safetensors)$/i, "");
  const plain =
    bare
      .normalize("NFC")
      .replace(/[^\p{L}\p{N}._-]+/gu, "-")
      .slice(0, mostNameLength) || "model";
  let name = plain;
  for (let copy = 2; taken.has(name); copy++) name = `${plain}-${copy}`;
  return name;
}

/**
 * Looks whether a file is a Whisper model, by its headers.
 * @throws SottoError `model-unknown` with what is wrong.
 */
export async function checkModel(name: string, size: number, read: ReadBytes): Promise<ModelDimensions> {
  if (size > mostBytes)
    throw new SottoError("model-unknown", `${name} has ${size} bytes; at most ${mostBytes} are taken.`);
  return checkWhisper(size, read).catch((error: unknown) => {
    throw asUnknown(name, error);
  });
}

/** Looks at the first bytes of a file that still comes; returns the most that it can have. Throws the same. */
export function checkOwnBeginning(name: string, beginning: Uint8Array): number {
  try {
    return checkBeginning(beginning);
  } catch (error) {
    throw asUnknown(name, error);
  }
}

/** What is wrong with a file of the user's is no damage: nobody says that it ever was a model. */
function asUnknown(name: string, error: unknown): unknown {
  if (errorCode(error) !== "model-corrupt") return error;
  return new SottoError("model-unknown", `${name}: ${(error as Error).message}`, { cause: error });
}
