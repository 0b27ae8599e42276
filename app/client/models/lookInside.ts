import { chunkBytes, languagesOfVocabulary, typeOfSize } from "../../../engine/index";
import type { ModelDb } from "./modelDb";
import { checkModel } from "./ownModel";
import { emptyPart, loadedOf, type ModelRecord, urlOf } from "./record";

/** What a stored file says of its model. */
type Inside = Required<Pick<ModelRecord, "languages" | "shape">>;

/** Nobody vouches for a file of the user's, so its structure is looked at; what is no model does not stay. */
export async function lookInside(record: ModelRecord, db: ModelDb): Promise<Inside> {
  const { name } = record;
  const bytes = loadedOf(record);
  try {
    const dims = await checkModel(name, bytes, readerOf(name, db));
    return { languages: languagesOfVocabulary(dims.nVocab), shape: { dims, type: typeOfSize(dims, bytes) } };
  } catch (error) {
    await forget(record, db);
    throw error;
  }
}

/** An address stays on the shelf, with nothing of what came from it. */
async function forget(record: ModelRecord, db: ModelDb): Promise<void> {
  const { name, files } = record;
  if (urlOf(record) === undefined) return db.delete(name);
  for (const at of files.keys()) await db.deleteChunks(name, at);
  await db.put({ ...record, files: files.map((file) => ({ ...file, part: emptyPart, hash: undefined })) });
}

/** Reads bytes of a model's first file that lie in one chunk or two; the chunk of the last read is kept. */
function readerOf(name: string, db: ModelDb): (from: number, to: number) => Promise<Uint8Array> {
  let last: { readonly index: number; readonly bytes: Uint8Array } | undefined;
  const chunk = async (index: number): Promise<Uint8Array> => {
    if (last?.index !== index) last = { index, bytes: (await db.chunk(name, index)) ?? new Uint8Array() };
    return last.bytes;
  };
  return async (from, to) => {
    const bytes = new Uint8Array(to - from);
    for (let at = from; at < to; ) {
      const start = at % chunkBytes;
      const piece = (await chunk((at - start) / chunkBytes)).subarray(start, start + to - at);
      if (piece.length === 0) return bytes.subarray(0, at - from);
      bytes.set(piece, at - from);
      at += piece.length;
    }
    return bytes;
  };
}
