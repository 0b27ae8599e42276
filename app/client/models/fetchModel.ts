import {
  bareRequest,
  chunkBytes,
  type Downloaded,
  type DownloadProgress,
  type DownloadServices,
  download,
  type FileHash,
  listingOf,
  readListing,
  SottoError,
  type WantedFile,
} from "../../../engine/index";
import { type CatalogueModel, hostOf, languagesOfVocabulary } from "./catalogue";
import type { ModelDb } from "./modelDb";
import { checkModel } from "./ownModel";
import { partStoreOf } from "./partStore";
import { emptyPart, type ModelRecord } from "./record";

export interface FetchServices {
  readonly db: ModelDb;
  readonly download: Omit<DownloadServices, "store">;
}

/** What is fetched: a line of the catalogue with the address to ask, or what the user gave. */
export interface Fetched extends Omit<CatalogueModel, "url"> {
  /** Undefined: a file of the user's. */
  readonly url: string | undefined;
}

export interface FetchControl {
  readonly signal: AbortSignal;
  onProgress(progress: DownloadProgress): void;
  /** Gives the bytes in place of the network, for those that are here already. */
  readonly fetch?: DownloadServices["fetch"];
}

/** A host gives its list of files in this many milliseconds. */
const patience = 30_000;
/** A rounded size is less than this much off. */
const rounding = 1.02;

/**
 * Brings a model into the database and marks it as stored once it is whole. Throws what `download` throws, and
 * `model-unknown` where a file of the user's is no Whisper model.
 */
export async function fetchModel(model: Fetched, services: FetchServices, control: FetchControl): Promise<void> {
  const { db } = services;
  const before = await db.get(model.name);
  if (before?.state === "stored") return;
  const record = recordOf(model, before);
  const ways = { ...services.download, ...(control.fetch ? { fetch: control.fetch } : {}) };
  const wanted = await wantedFile(model, ways, control.signal);
  const done = await download(wanted, { ...ways, store: partStoreOf(db, record) }, control);
  const languages = model.origin === "own" ? await languagesInside(model.name, done, db) : model.languages;
  const { bytes, chunks, hash } = done;
  const part = { chunks, loaded: bytes, total: bytes, validator: undefined };
  await db.put({ ...record, languages, state: "stored", part, hash });
}

function recordOf(model: Fetched, before: ModelRecord | undefined): ModelRecord {
  const { name, origin, url, languages } = model;
  const part = before?.part ?? emptyPart;
  return { name, origin, url, languages, state: "partial", isRemoved: false, part, hash: undefined };
}

/** Size and hash as the catalogue has them, or as the host publishes them: no model of a host goes unchecked. */
async function wantedFile(model: Fetched, ways: FetchWays, signal: AbortSignal): Promise<WantedFile> {
  const { name, url = "", hash, isExact, bytes } = model;
  const known = { name, url, hash, bytes: isExact ? bytes : undefined };
  if (hash !== undefined) return isExact ? known : { ...known, most: Math.ceil(bytes * rounding) };
  const listed = listingOf(url);
  if (listed === undefined) return known;
  const published = await publishedAt(listed, ways, signal);
  if (published !== undefined) return { name, url, ...published };
  if (model.origin === "own") return known;
  throw new SottoError("download-failed", `${hostOf(url)} does not say which hash ${name} has.`);
}

type FetchWays = Pick<DownloadServices, "fetch" | "isOnline">;
type Published = { readonly bytes: number; readonly hash: FileHash } | undefined;

async function publishedAt(
  { listing, path }: { readonly listing: string; readonly path: string },
  { fetch, isOnline }: FetchWays,
  signal: AbortSignal,
): Promise<Published> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const response = await fetch(listing, { ...bareRequest, signal: inTime }).catch((cause: unknown) => {
    if (signal.aborted) throw new SottoError("cancelled", "The download was stopped.");
    const code = isOnline() ? "download-failed" : "offline";
    throw new SottoError(code, `${listing} could not be read: ${String(cause)}`, { cause });
  });
  return readListing(response, path);
}

/** Nobody vouches for a file of the user's, so its structure is looked at; what is no model does not stay. */
async function languagesInside(name: string, { bytes }: Downloaded, db: ModelDb): Promise<readonly string[]> {
  try {
    const { nVocab } = await checkModel(name, bytes, readerOf(name, db));
    return languagesOfVocabulary(nVocab);
  } catch (error) {
    await db.clear(name, "all");
    throw error;
  }
}

/** Reads bytes that lie in one chunk or two; the chunk of the last read is kept. */
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
