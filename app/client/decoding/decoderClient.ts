import { wrap } from "comlink";
import type { Decoder } from "./audioPort";
import { type OpenedFile, openWith, type WatchedDecoder, watchDecoder } from "./watchedDecoder";

/** A file as the page asks for it. */
export interface FileRequest {
  readonly name: string;
  /** Seconds of the file to begin at. */
  readonly from: number;
  /** Index of the track to hear; undefined: the first that is not silent. */
  readonly track?: number | undefined;
}

/** Opens a file for pulling; throws `audio-unreadable`. */
export type OpenAudio = (file: Blob, request: FileRequest) => Promise<OpenedFile>;

let running: WatchedDecoder<Blob> | undefined;

/** Opens a file in the decoder's worker, which starts with the first file: decoding never holds up the page. */
export const openAudio: OpenAudio = async (file, { name, from, track }) => {
  // One that hangs at another file is ended first.
  if (running) await Promise.race([running.decoder.ping(), running.lost]).catch(() => {});
  running ??= start();
  return openWith(running, file, { name, from, track: track === undefined ? undefined : String(track + 1) });
};

/** After one that was ended the next file gets another. */
function start(): WatchedDecoder<Blob> {
  const worker = new Worker(new URL("./decoder.worker.ts", import.meta.url), { type: "module" });
  return watchDecoder(wrap<Decoder<Blob>>(worker), () => {
    worker.terminate();
    running = undefined;
  });
}
