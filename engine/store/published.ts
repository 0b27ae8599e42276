import { SottoError } from "../errors";
import type { FileHash } from "./types";

/** What a host publishes of a file. */
export interface PublishedFile {
  readonly bytes: number;
  readonly hash: FileHash;
}

/** The list of a folder, in bytes, is not longer than this. */
const mostListing = 4 << 20;

/**
 * Where a Hugging Face host, or a mirror with the same paths, lists the folder that a file lies in; undefined for URLs of
 * other hosts. "https://host/OWNER/REPO/resolve/main/en/a.bin" → "https://host/api/models/OWNER/REPO/tree/main/en".
 */
export function listingOf(url: string): { readonly listing: string; readonly path: string } | undefined {
  const match = /^(https?:\/\/.+?)\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/([^?#]+)$/.exec(url);
  if (!match) return undefined;
  const [, base, repository, revision, path = ""] = match;
  const folder = path.includes("/") ? `/${path.slice(0, path.lastIndexOf("/"))}` : "";
  return { listing: `${base}/api/models/${repository}/tree/${revision}${folder}`, path: decodeURIComponent(path) };
}

/**
 * Reads size and SHA-256 of a file off the host's listing; undefined where the listing does not have them.
 * @throws SottoError `download-failed` for an answer that is no listing.
 */
export async function readListing(response: Response, path: string): Promise<PublishedFile | undefined> {
  if (!response.ok) throw new SottoError("download-failed", `The host's list of files answered ${response.status}.`);
  const entries = await parseListing(response);
  const entry = entries.find((one) => isRecord(one) && one.path === path);
  if (!isRecord(entry) || !isRecord(entry.lfs)) return undefined;
  const { oid, size } = entry.lfs;
  if (typeof oid !== "string" || !/^[0-9a-f]{64}$/.test(oid)) return undefined;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size <= 0) return undefined;
  return { bytes: size, hash: { kind: "sha256", value: oid } };
}

/** A file of a host's listing. */
export interface ListedEntry {
  /** Within the repository. */
  readonly path: string;
  readonly bytes: number;
}

/**
 * Reads the files of a folder off the host's listing, with their sizes.
 * @throws SottoError `download-failed` for an answer that is no listing.
 */
export async function readFileList(response: Response): Promise<readonly ListedEntry[]> {
  if (!response.ok) throw new SottoError("download-failed", `The host's list of files answered ${response.status}.`);
  return (await parseListing(response)).flatMap((entry): readonly ListedEntry[] => {
    if (!isRecord(entry) || entry.type !== "file") return [];
    const { path, size } = entry;
    const isSize = typeof size === "number" && Number.isSafeInteger(size) && size > 0;
    return typeof path === "string" && isSize ? [{ path, bytes: size }] : [];
  });
}

async function parseListing(response: Response): Promise<readonly unknown[]> {
  const text = await boundedText(response);
  try {
    const entries: unknown = JSON.parse(text);
    if (Array.isArray(entries)) return entries;
  } catch {
    // Said below.
  }
  throw new SottoError("download-failed", "The host's list of files is not what was expected.");
}

async function boundedText({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length <= mostListing) continue;
    await reader?.cancel();
    throw new SottoError("download-failed", "The host's list of files has no end.");
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
