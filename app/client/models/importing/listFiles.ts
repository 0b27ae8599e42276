import { bareRequest, HostFailure, readFileList, SottoError } from "../../../../engine/index";
import type { FetchWays } from "../fetchModel";

/** What a host is asked with. */
export type HostServices = Pick<FetchWays, "fetch" | "isOnline" | "sleep" | "random">;

/** A file at a host. */
export interface ListedFile {
  /** Without folders. */
  readonly name: string;
  readonly url: string;
  readonly size: number;
}

/** A host gives its list in this many milliseconds. */
const patience = 30_000;

/**
 * The files of a repository, as Hugging Face's API lists them; undefined where a host has no such list.
 * @throws SottoError `offline`, `download-failed`: nobody answers, or the repository is not there or not for everybody.
 */
export async function listFiles(
  address: string,
  repository: string,
  { fetch, isOnline }: HostServices,
): Promise<readonly ListedFile[] | undefined> {
  const base = address.slice(0, -repository.length - 1);
  const { host } = new URL(address);
  const signal = AbortSignal.timeout(patience);
  const url = `${base}/api/models/${repository}/tree/main`;
  const response = await fetch(url, { ...bareRequest, signal }).catch((cause: unknown) => {
    const message = `${host} could not be asked: ${String(cause)}`;
    throw isOnline() ? new HostFailure(message, undefined, { cause }) : new SottoError("offline", message, { cause });
  });
  // Hugging Face says so of repositories that are not there, too.
  if (response.status === 401 || response.status === 403)
    throw new HostFailure(`${host} answered ${response.status}.`, response.status);
  if (response.status === 404) return undefined;
  const entries = await readFileList(response);
  return entries.map(({ path, bytes }) => ({
    name: path,
    size: bytes,
    url: `${address}/resolve/main/${encodeURIComponent(path)}`,
  }));
}
