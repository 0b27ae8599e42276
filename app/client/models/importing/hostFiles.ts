import { bareRequest, companionNames, HostFailure, SottoError, type SourceFile } from "../../../../engine/index";
import { fetchRange } from "../fetchRange";
import type { ImportSource } from "../types";
import { type HostServices, type ListedFile, listFiles } from "./listFiles";

/** Files at a host, which are read in pieces as they are needed. */
export interface HostFiles {
  readonly files: readonly SourceFile[];
  /** Who is asked, with its port. */
  readonly host: string;
  /** What it calls all of them. */
  readonly folder: string | undefined;
}

/** Bytes that are asked for at a time, and how many such pieces are on their way beyond the one that is read. */
const pieceBytes = 4 << 20;
const ahead = 2;
/** Attempts at one piece that may fail. */
const mostFailures = 6;

/**
 * Lists a repository, or one file, at a host. What is not needed of them is never asked for.
 * @throws SottoError `download-failed`, `offline`.
 */
export async function openHostFiles(
  { repository, address }: Extract<ImportSource, { readonly from: "host" }>,
  services: HostServices,
): Promise<HostFiles> {
  const { host } = new URL(address);
  if (repository === undefined) {
    const file = await headOf(address, services);
    return { files: [hostFile(file, services)], host, folder: undefined };
  }
  const listed = await listFiles(address, repository, services);
  const files = neededOf(listed ?? (await usualFiles(address, services)));
  if (files.length === 0) throw new HostFailure(`${host} has no model at ${repository}.`, 404);
  return { files: files.map((file) => hostFile(file, services)), host, folder: repository };
}

const usualWeights = [
  "model.safetensors",
  "model.safetensors.index.json",
  "pytorch_model.bin",
  "pytorch_model.bin.index.json",
];

/** The weights that are usual, with what belongs to them, else all that could be weights. */
function neededOf(files: readonly ListedFile[]): readonly ListedFile[] {
  const beside = files.filter(({ name }) => companionNames.includes(name));
  const usual = usualWeights.flatMap((name) => files.filter((file) => file.name === name))[0];
  if (usual === undefined) {
    const ending = [".safetensors", ".gguf", ".pt", ".bin"].find((one) => files.some(({ name }) => name.endsWith(one)));
    return ending === undefined ? [] : [...beside, ...files.filter(({ name }) => name.endsWith(ending))];
  }
  const isShard = ({ name }: ListedFile) => /-\d+-of-\d+\.(?:safetensors|bin)$/.test(name);
  return [...beside, usual, ...(usual.name.endsWith(".json") ? files.filter(isShard) : [])];
}

/** Asks one by one for the names that files usually have, of a host that lists none. */
async function usualFiles(address: string, services: HostServices): Promise<readonly ListedFile[]> {
  const names = [...usualWeights.slice(0, 1), ...usualWeights.slice(2, 3), ...companionNames];
  const heads = names.map((name) => headOf(`${address}/resolve/main/${name}`, services).catch(ifMissing));
  return (await Promise.all(heads)).filter((file) => file !== undefined);
}

function ifMissing(error: unknown): undefined {
  if (error instanceof HostFailure && error.status !== undefined && error.status < 500) return undefined;
  throw error;
}

async function headOf(url: string, { fetch, isOnline }: HostServices): Promise<ListedFile> {
  const { host, pathname } = new URL(url);
  const response = await fetch(url, { ...bareRequest, method: "HEAD" }).catch((cause: unknown) => {
    const message = `${host} could not be asked: ${String(cause)}`;
    throw isOnline() ? new HostFailure(message, undefined, { cause }) : new SottoError("offline", message, { cause });
  });
  const size = Number(response.headers.get("Content-Length") ?? Number.NaN);
  if (!response.ok) throw new HostFailure(`${host} answered ${response.status}.`, response.status);
  if (!Number.isSafeInteger(size)) throw new HostFailure(`${host} does not say how long ${pathname} is.`, undefined);
  return { name: decodeURIComponent(pathname.split("/").at(-1) ?? ""), url, size };
}

/** A file that is read by ranges: the next pieces are on their way while one is read, and one that breaks off comes again. */
function hostFile({ name, url, size }: ListedFile, services: HostServices): SourceFile {
  const pieces = new Map<number, Promise<Uint8Array>>();
  let last = -2;
  const piece = (index: number): Promise<Uint8Array> => {
    const known = pieces.get(index);
    if (known) return known;
    const from = index * pieceBytes;
    const coming = fetchPatiently(url, [from, Math.min(size, from + pieceBytes)], services);
    // Whoever reads it hears of it, and the next one who does asks anew.
    coming.catch(() => pieces.delete(index));
    pieces.set(index, coming);
    return coming;
  };
  const read = async (index: number): Promise<Uint8Array> => {
    for (const old of pieces.keys()) if (old < index || old > index + ahead) pieces.delete(old);
    const first = piece(index);
    const isOnItsWay = index === last + 1 || (index === last && pieces.size > 1);
    last = index;
    for (let next = index + 1; isOnItsWay && next <= index + ahead && next * pieceBytes < size; next++)
      void piece(next);
    return first;
  };
  return {
    name,
    size,
    async read(from, to) {
      const bytes = new Uint8Array(to - from);
      for (let at = from; at < to; ) {
        const index = Math.floor(at / pieceBytes);
        const part = (await read(index)).subarray(at - index * pieceBytes, to - index * pieceBytes);
        bytes.set(part, at - from);
        at += part.length;
      }
      return bytes;
    },
  };
}

/** A range of a file, asked for anew after a second, two, four … where the network breaks off. */
async function fetchPatiently(
  url: string,
  range: readonly [from: number, to: number],
  services: HostServices,
): Promise<Uint8Array> {
  for (let failures = 1; ; failures++) {
    try {
      return await fetchRange(url, range, services, pieceBytes);
    } catch (error) {
      const isFinal = error instanceof HostFailure && error.status !== undefined && isLasting(error.status);
      if (isFinal || failures >= mostFailures) throw error;
      await services.sleep(1000 * 2 ** (failures - 1) * (1 - services.random() / 2), new AbortController().signal);
    }
  }
}

function isLasting(status: number): boolean {
  return status < 500 && ![408, 425, 429].includes(status);
}
