import { expose, transfer, wrap } from "comlink";
import type { AudioSource, PortAudio } from "../../../engine/index";

/** What whoever decodes offers on a port: samples in order, `null` at the end. */
interface AudioPort {
  read(): Promise<Float32Array<ArrayBuffer> | null>;
  close(): Promise<void>;
}

/** What is known of audio before it is read. */
export type AudioSpan = Pick<AudioSource, "start" | "seconds">;

/** The decoder's worker as the page sees it. */
export interface Decoder {
  /** Opens a file for reading through `port` from `from` seconds on. */
  open(file: Blob, name: string, from: number, port: MessagePort): Promise<AudioSpan>;
}

/** Lets whoever has the other end of the port pull the audio; returns what else there is to be told of it. */
export function serveAudio(port: MessagePort, audio: AudioSource & { close?(): void | Promise<void> }): AudioSpan {
  const reader: AudioPort = {
    async read() {
      const chunk = await audio.read();
      return chunk && transfer(chunk, [chunk.buffer]);
    },
    async close() {
      await audio.close?.();
      port.close();
    },
  };
  expose(reader, port);
  return { start: audio.start, seconds: audio.seconds };
}

/** The other end of the port, as the engine reads it: samples go from worker to worker, never through the page. */
export function audioSource({ port, ...span }: PortAudio): AudioSource & { close(): Promise<void> } {
  const remote = wrap<AudioPort>(port);
  return { ...span, read: () => remote.read(), close: () => remote.close() };
}
