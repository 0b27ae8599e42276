import {
  bareRequest,
  type Downloaded,
  type DownloadProgress,
  type DownloadServices,
  download,
  type FileHash,
  HostFailure,
  listingOf,
  type MadeFile,
  readListing,
  SottoError,
  storePieces,
  type WantedFile,
} from "../../../engine/index";
import type { LandedChunk } from "./arrivals";
import { hostOf } from "./catalogue";
import { lookInside } from "./lookInside";
import { type Model, type ModelFile, traitsOf } from "./model";
import type { ModelDb } from "./modelDb";
import { checkOwnBeginning } from "./ownModel";
import { partStoreOf } from "./partStore";
import { emptyPart, type ModelRecord, withFile } from "./record";

/** What is fetched with: see `DownloadServices`. */
export interface FetchWays extends Omit<DownloadServices, "store" | "fetch"> {
  fetch(url: string, request: RequestInit): Promise<Response>;
}

export interface FetchServices {
  readonly db: ModelDb;
  readonly download: FetchWays;
}

export interface FetchControl {
  readonly signal: AbortSignal;
  readonly mostFailures?: number | undefined;
  onProgress(progress: DownloadProgress): void;
  /** Hears of every chunk before the whole was compared with its hash. */
  onLanded(chunk: LandedChunk): void;
  /** A file of the user's, in place of what a host would send. */
  readonly given?: Blob | undefined;
  /** What is made here of a model in another format. */
  readonly made?: MadeFile | undefined;
}

/** A host gives its list of files in this many milliseconds. */
const patience = 30_000;

/**
 * Brings a model into the database, file by file, and marks it as stored once it is whole. Throws what `download` throws,
 * and `model-unknown` where a file of the user's is no Whisper model.
 */
export async function fetchModel(model: Model, services: FetchServices, control: FetchControl): Promise<void> {
  const { db } = services;
  const before = await db.get(model.name);
  if (before?.state === "stored") return;
  let record = recordOf(model, before);
  for (const [at, file] of model.files.entries()) {
    const done = await fetchFile({ model, file, at, record }, services, control);
    const { bytes, chunks, hash } = done;
    record = withFile(record, at, { part: { chunks, loaded: bytes, total: bytes, validator: undefined }, hash });
  }
  const inside = model.origin === "own" ? await lookInside(record, db) : { languages: model.languages };
  await db.put({ ...record, ...inside, state: "stored" });
}

/** The record of a model that is not whole yet, with what is stored of it. */
export function recordOf(
  { name, origin, languages, files, ...said }: Model,
  before: ModelRecord | undefined,
): ModelRecord {
  const parts = files.map((file, at) => {
    const part = before?.files[at]?.part ?? emptyPart;
    return { name: file.name, url: file.url, part, hash: undefined };
  });
  return { name, origin, languages, state: "partial", isRemoved: false, files: parts, ...traitsOf(said) };
}

interface Fetched {
  readonly model: Model;
  readonly file: ModelFile;
  readonly at: number;
  readonly record: ModelRecord;
}

async function fetchFile(
  { model, file, at, record }: Fetched,
  { db, download: ways }: FetchServices,
  { signal, mostFailures, onProgress, onLanded, given, made }: FetchControl,
): Promise<Downloaded> {
  if (made) {
    const store = partStoreOf({ db, record, at, onLanded });
    return storePieces({ ...file, name: model.name }, made, { ...ways, store }, { signal, onProgress });
  }
  const wanted = await wantedFile(model, file, ways, signal);
  const fetch = (request: RequestInit) => ask(file, given, request, ways);
  const services = { ...ways, fetch, store: partStoreOf({ db, record, at, onLanded }) };
  const inAll = (progress: DownloadProgress) => onProgress({ ...progress, ...countOf(model, at, progress) });
  return download(wanted, services, { signal, mostFailures, onProgress: inAll });
}

async function ask({ name, url }: ModelFile, given: Blob | undefined, request: RequestInit, { fetch }: FetchWays) {
  if (given) return new Response(given.stream());
  if (url !== undefined) return fetch(url, request);
  throw new SottoError("model-unknown", `Nobody but the user has ${name}.`);
}

/** Bytes of all files, from those of one. */
function countOf({ files }: Model, at: number, { loaded, total }: Pick<DownloadProgress, "loaded" | "total">) {
  const sum = (some: readonly ModelFile[]) => some.reduce((all, { bytes = Number.NaN }) => all + bytes, 0);
  const before = sum(files.slice(0, at));
  const whole = total === undefined ? Number.NaN : before + total + sum(files.slice(at + 1));
  return { loaded: before + loaded, total: Number.isNaN(whole) ? undefined : whole };
}

/** Size and hash as the catalogue has them, or as the host publishes them: no model of a host goes unchecked. */
async function wantedFile(model: Model, file: ModelFile, ways: FetchWays, signal: AbortSignal): Promise<WantedFile> {
  const name = model.files.length === 1 ? model.name : `${model.name}, ${file.name},`;
  const check = (beginning: Uint8Array) => checkOwnBeginning(name, beginning);
  const known = { ...file, name, check: model.origin === "own" ? check : undefined };
  const listed = file.hash === undefined && file.url !== undefined ? listingOf(file.url) : undefined;
  if (listed === undefined) return known;
  const published = await publishedAt(listed, ways, signal);
  if (published !== undefined) return { ...known, ...published };
  if (model.origin === "own") return known;
  throw new SottoError("download-failed", `${hostOf(listed.listing)} does not say which hash ${name} has.`);
}

type Published = { readonly bytes: number; readonly hash: FileHash } | undefined;

async function publishedAt(
  { listing, path }: { readonly listing: string; readonly path: string },
  { fetch, isOnline }: FetchWays,
  signal: AbortSignal,
): Promise<Published> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const response = await fetch(listing, { ...bareRequest, signal: inTime }).catch((cause: unknown) => {
    if (signal.aborted) throw new SottoError("cancelled", "The download was stopped.");
    const message = `${listing} could not be read: ${String(cause)}`;
    throw isOnline() ? new HostFailure(message, undefined, { cause }) : new SottoError("offline", message, { cause });
  });
  return readListing(response, path);
}
