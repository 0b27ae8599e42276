import {
  dimensionNames,
  type FileHash,
  type ModelDimensions,
  type StoredPart,
  type StoredType,
  storedTypes,
} from "../../../engine/index";
import { type Kept, keptOf, listOf, numberOf, textOf } from "../storage/kept";
import type { MadeFrom, ModelShape, ModelTraits } from "./model";
import { type FileRecord, type ModelRecord, mostChunks } from "./record";

/** Nothing in a model is so large. */
const mostSize = 1e6;

/** The record of a model, of whichever version; undefined for what says too little to read or to fetch one by. */
export function parseRecord(value: unknown): ModelRecord | undefined {
  const { name, origin, languages, state, isRemoved, files: kept, ...rest } = keptOf(value);
  const files = listOf(kept).map((file) => parseFile(keptOf(file)));
  if (typeof name !== "string" || files.length === 0 || !isWhole(files)) return undefined;
  return {
    name,
    origin: origin === "page" || origin === "host" ? origin : "own",
    languages: listOf(languages).filter((code) => typeof code === "string"),
    state: state === "stored" ? "stored" : "partial",
    isRemoved: isRemoved === true,
    files,
    ...parseTraits(rest),
  };
}

function parseTraits({ alignmentHeads, lacksTimestamps, use, shape, madeFrom }: Kept): ModelTraits {
  const heads = listOf(alignmentHeads).flatMap((pair): readonly (readonly [number, number])[] => {
    const [layer, head] = listOf(pair);
    return isIndex(layer) && isIndex(head) ? [[layer, head]] : [];
  });
  const [parsed, made] = [parseShape(keptOf(shape)), parseMadeFrom(keptOf(madeFrom))];
  return {
    ...(heads.length > 0 && { alignmentHeads: heads }),
    ...(lacksTimestamps === true && { lacksTimestamps }),
    ...(use === "speakers" && { use }),
    ...(parsed && { shape: parsed }),
    ...(made && { madeFrom: made }),
  };
}

function parseShape({ dims, type }: Kept): ModelShape | undefined {
  const stored = parseType(type);
  const sizes = keptOf(dims);
  const isSize = (size: unknown) => isIndex(size) && size > 0 && size < mostSize;
  if (stored === undefined || !dimensionNames.every((name) => isSize(sizes[name]))) return undefined;
  // All of its numbers are there.
  const numbers = Object.fromEntries(dimensionNames.map((name) => [name, sizes[name]])) as unknown as ModelDimensions;
  return { dims: numbers, type: stored };
}

function parseMadeFrom({ type, place }: Kept): MadeFrom | undefined {
  const stored = parseType(type);
  if (stored === undefined) return undefined;
  const { repository, address } = keptOf(place);
  if (typeof address !== "string" || !URL.canParse(address)) return { type: stored, place: undefined };
  return { type: stored, place: { address, repository: textOf(repository) } };
}

function parseType(type: unknown): StoredType | undefined {
  return storedTypes.find((one) => one === type);
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isWhole(files: readonly (FileRecord | undefined)[]): files is readonly FileRecord[] {
  return !files.includes(undefined);
}

function parseFile({ name, url, part, hash }: Kept): FileRecord | undefined {
  const stored = parsePart(keptOf(part));
  if (typeof name !== "string" || stored === undefined) return undefined;
  if (url !== undefined && (typeof url !== "string" || !URL.canParse(url))) return undefined;
  return { name, url, part: stored, hash: parseHash(keptOf(hash)) };
}

function parsePart({ chunks, loaded, total, validator }: Kept): StoredPart | undefined {
  if (!Array.isArray(chunks) || chunks.length > mostChunks || !chunks.every((one) => typeof one === "string")) {
    return undefined;
  }
  const [bytes, all] = [bytesOf(loaded), bytesOf(total)];
  if (bytes === undefined || (total !== undefined && all === undefined)) return undefined;
  return { chunks, loaded: bytes, total: all, validator: textOf(validator) };
}

function bytesOf(value: unknown): number | undefined {
  const bytes = numberOf(value);
  return Number.isSafeInteger(bytes) && (bytes as number) >= 0 ? bytes : undefined;
}

function parseHash({ kind, value }: Kept): FileHash | undefined {
  if (typeof value !== "string") return undefined;
  return kind === "sha1" || kind === "sha256" ? { kind, value } : undefined;
}
