import {
  type ConvertedFile,
  errorCode,
  languagesOfVocabulary,
  openSource,
  SottoError,
  type SourceFile,
  type SourceModel,
  type StoredType,
  type UsualTokens,
  writeGgml,
} from "../../../../engine/index";
import { type HostPlace, type ModelTraits, traitsOf } from "../model";
import type { ImportPlan, ImportSource } from "../types";
import { openHostFiles } from "./hostFiles";
import { importName } from "./importName";
import type { HostServices } from "./listFiles";

/** Formats that are offered, from the most exact one to the smallest. */
const offered: readonly StoredType[] = ["f16", "q8_0", "q5_1", "q4_0"];

/** What a model is asked for with: a host's files, and the tokens of formats that bring none. */
export interface LookServices extends HostServices {
  readonly usualTokens: UsualTokens;
}

/** A model that was looked at and can be converted. */
export interface Looked {
  readonly plan: ImportPlan;
  readonly traits: ModelTraits;
  /** Undefined: files of the user's. */
  readonly place: HostPlace | undefined;
  write(type: StoredType): ConvertedFile;
}

/**
 * Looks into files of a model, here or at a host: their headers and vocabulary are read, and no weights.
 * @throws SottoError `model-unknown` for what is no Whisper model, `download-failed`, `offline`, `file-gone`.
 */
export async function lookInto(source: ImportSource, services: LookServices): Promise<Looked> {
  const name = importName(source);
  try {
    const opened = source.from === "host" ? await openHostFiles(source, services) : openBlobs(source);
    const model = await openSource(opened.files, services.usualTokens);
    const { host, folder } = opened;
    return {
      plan: planOf({ name, host, folder }, model),
      traits: traitsOfSource(model),
      place: source.from === "host" ? { repository: source.repository, address: source.address } : undefined,
      write: (type) => writeGgml(model, type),
    };
  } catch (error) {
    if (errorCode(error) !== "model-corrupt") throw error;
    throw new SottoError("model-unknown", (error as Error).message, { cause: error });
  }
}

function openBlobs({ files }: Extract<ImportSource, { readonly from: "files" }>) {
  return { files: files.map(({ name, file }) => blobFile(name, file)), host: undefined, folder: undefined };
}

function blobFile(name: string, file: Blob): SourceFile {
  return {
    name,
    size: file.size,
    async read(from, to) {
      try {
        return new Uint8Array(await file.slice(from, to).arrayBuffer());
      } catch (cause) {
        throw new SottoError("file-gone", `${name} has changed or gone since it was chosen.`, { cause });
      }
    },
  };
}

function planOf(about: Pick<ImportPlan, "name" | "host" | "folder">, model: SourceModel): ImportPlan {
  const { dims, tensors, lacksTimestamps } = model;
  const files = new Map(tensors.map(({ file }) => [file.name, file.size]));
  return {
    ...about,
    dims,
    languages: languagesOfVocabulary(dims.nVocab),
    weights: [...files.keys()],
    bytes: [...files.values()].reduce((sum, size) => sum + size, 0),
    lacksTimestamps: lacksTimestamps === true,
    formats: offered.map((type) => ({ type, bytes: writeGgml(model, type).bytes })),
  };
}

function traitsOfSource({ alignmentHeads, lacksTimestamps }: SourceModel): ModelTraits {
  return traitsOf({ ...(alignmentHeads && { alignmentHeads }), ...(lacksTimestamps && { lacksTimestamps }) });
}
