import { expose, transfer, wrap } from "comlink";
import { type AudioSource, type PortAudio, SottoError } from "../../../engine/index";
import type { AudioTrack } from "./audioTracks";
import type { Unread } from "./unread";

/** What whoever decodes offers on a port: samples in order, `null` at the end. */
interface AudioPort {
  read(): Promise<Float32Array<ArrayBuffer> | null>;
  close(): Promise<void>;
}

/** What is known of audio before it is read. */
export type AudioSpan = Pick<AudioSource, "start" | "seconds">;

/** The audio tracks of a file, and the index of the one that is heard. */
export interface OpenedTracks {
  readonly tracks: readonly AudioTrack[];
  readonly track: number;
}

export interface OpenRequest {
  readonly name: string;
  /** Seconds of the file to begin at. */
  readonly from: number;
  /** Index of the track to hear; undefined: the first that is not silent. */
  readonly track?: number | undefined;
}

/** The decoder's worker as the page sees it. */
export interface Decoder {
  /** Opens a file for reading through `port`; `id` is what `unread` asks for it by. */
  open(
    file: Blob,
    request: OpenRequest,
    port: MessagePort,
  ): Promise<AudioSpan & OpenedTracks & { readonly id: number }>;
  unread(id: number): Promise<readonly Unread[]>;
  /** Answers as soon as there is time. */
  ping(): Promise<void>;
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

/** Looks, this long apart, that may find the same question unanswered; a machine that slept has missed only one. */
const looks = 4;
const lookEvery = 10_000;

/** The other end of the port, as the engine reads it: samples go from worker to worker, never through the page. */
export function audioSource({ port, ...span }: PortAudio): AudioSource & { close(): Promise<void> } {
  const remote = wrap<AudioPort>(port);
  return { ...span, read: () => answered(remote.read()), close: () => remote.close() };
}

/** What is read of a worker that was ended never comes: throws `audio-unreadable` where no answer does. */
function answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let looked = 0;
    const timer = setInterval(() => {
      if (++looked < looks) return;
      clearInterval(timer);
      reject(new SottoError("audio-unreadable", "The decoder of this file no longer answers."));
    }, lookEvery);
    answer.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
