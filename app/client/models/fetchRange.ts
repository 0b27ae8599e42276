import { bareRequest, HostFailure, SottoError } from "../../../engine/index";
import type { FetchWays } from "./fetchModel";

/** A chunk comes in this many milliseconds, or its host is taken to be gone. */
const patience = 120_000;

/**
 * Fetches bytes `from` up to, not including, `to`, also from a host that gives whole files only, where it has to send no more
 * than `mostSkipped` bytes before them.
 * @throws SottoError `offline`, `download-failed`.
 */
export async function fetchRange(
  url: string,
  [from, to]: readonly [from: number, to: number],
  { fetch, isOnline }: Pick<FetchWays, "fetch" | "isOnline">,
  mostSkipped = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const abort = new AbortController();
  try {
    const headers = { Range: `bytes=${from}-${to - 1}` };
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(patience)]);
    const response = await fetch(url, { ...bareRequest, headers, signal });
    if (response.status !== 206 && response.status !== 200) {
      throw new HostFailure(`${url} answered ${response.status}.`, response.status);
    }
    if (response.status === 200 && from > mostSkipped) throw new HostFailure(`${url} sends no parts of files.`, 200);
    return await take(response, response.status === 206 ? 0 : from, to - from);
  } catch (error) {
    if (error instanceof SottoError) throw error;
    throw new SottoError(isOnline() ? "download-failed" : "offline", `${url}: ${String(error)}`, { cause: error });
  } finally {
    abort.abort();
  }
}

/** Leaves out the first bytes of a body, and stops reading when it has enough. */
async function take({ body }: Response, skip: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const taken = new Uint8Array(length);
  const reader = body?.getReader();
  for (let at = -skip; at < length; ) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) throw new SottoError("download-failed", `The answer ended ${length - at} bytes too early.`);
    const piece = value.subarray(Math.max(0, -at), length - at);
    if (piece.length > 0) taken.set(piece, Math.max(0, at));
    at += value.length;
  }
  return taken;
}
