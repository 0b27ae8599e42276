import { wrap } from "comlink";
import type { AudioSource, PortAudio } from "../../engine/index";

/** What the decoder offers on a port: samples in order, `null` at the end. */
export interface AudioPort {
  read(): Promise<Float32Array<ArrayBuffer> | null>;
  close(): Promise<void>;
}

/** The decoder's worker as the page sees it. */
export interface Decoder {
  /** Opens a file for reading through `port` from `from` seconds on; the seconds left, where they are known. */
  open(file: Blob, name: string, from: number, port: MessagePort): Promise<number | undefined>;
}

/** The other end of the port, as the engine reads it: samples go from worker to worker, never through the page. */
export function audioSource({ port, seconds }: PortAudio): AudioSource & { close(): Promise<void> } {
  const remote = wrap<AudioPort>(port);
  return { seconds, read: () => remote.read(), close: () => remote.close() };
}
