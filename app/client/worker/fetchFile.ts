import { SottoError } from "../../../engine/index";
import { fetchOwn } from "../fetchOwn";

/** How often the page hears about progress at most, in bytes. */
const step = 1 << 19;

/** A file of the page's own origin, whose length is known. */
export interface PageFile {
  /** For messages. */
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
}

/**
 * Fetches a file from the page's own origin.
 * @throws SottoError `offline`, `download-failed`, `model-corrupt` for one that is longer than it should be.
 */
export async function fetchFile(
  { name, url, bytes }: PageFile,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetchOwn(url).catch((cause) => {
    const code = navigator.onLine ? "download-failed" : "offline";
    throw new SottoError(code, `${name} could not be fetched: ${String(cause)}`, { cause });
  });
  if (!response.ok || !response.body)
    throw new SottoError("download-failed", `${name}: the server answered ${response.status}.`);
  return readAll(response.body, { name, bytes, onBytes });
}

interface Expected {
  readonly name: string;
  readonly bytes: number;
  readonly onBytes: (bytes: number) => void;
}

/** Reads a body into memory of the size that the manifest states: never more is held than was expected. */
async function readAll(body: ReadableStream<Uint8Array>, { name, bytes, onBytes }: Expected) {
  const file = new Uint8Array(bytes);
  let length = 0;
  let told = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => {
      throw new SottoError("download-failed", `${name} broke off after ${length} of ${bytes} bytes.`, { cause });
    });
    if (done) break;
    if (length + value.length > bytes) {
      await reader.cancel();
      throw new SottoError("model-corrupt", `${name} is longer than the ${bytes} bytes expected.`);
    }
    file.set(value, length);
    length += value.length;
    if (length - told >= step) {
      told = length;
      onBytes(length);
    }
  }
  onBytes(length);
  return file.subarray(0, length);
}
