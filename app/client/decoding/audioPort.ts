import { expose, transfer, wrap } from "comlink";
import type { AudioSource, Gap, PortAudio } from "../../../engine/index";
import type { AudioTrack } from "./audioTracks";
import type { Unread } from "./unread";
import { unreadable } from "./unreadable";

interface Chunk {
  readonly samples: Float32Array<ArrayBuffer>;
  /** The gaps up to its end that no chunk before it told of. */
  readonly gaps: readonly Gap[];
}

/** What whoever decodes offers on a port: samples in order, none where it takes long, `null` at the end. */
interface AudioPort {
  read(): Promise<Chunk | null>;
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
  /** A track's number, from 1 on, or its language; undefined: the first that is not silent. */
  readonly track?: string | undefined;
}

/** The decoder's thread as others see it; a `Source` is what it reads files by. */
export interface Decoder<Source> {
  /** Opens a file for reading through `port`; `id` is what `unread` asks for it by. */
  open(
    file: Source,
    request: OpenRequest,
    port: MessagePort,
  ): Promise<AudioSpan & OpenedTracks & { readonly id: number }>;
  /** Opens a file to see whether it can be read, and how long it is. */
  look(file: Source, request: Omit<OpenRequest, "from">): Promise<Pick<AudioSpan, "seconds">>;
  unread(id: number): Promise<readonly Unread[]>;
  /** How loud what was read so far is. */
  peaks(id: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Answers as soon as there is time. */
  ping(): Promise<void>;
}

/** Lets whoever has the other end of the port pull the audio; returns what else there is to be told of it. */
export function serveAudio(port: MessagePort, audio: AudioSource & { close?(): void | Promise<void> }): AudioSpan {
  let told = 0;
  const reader: AudioPort = {
    async read() {
      const samples = await audio.read();
      const gaps = audio.gaps?.slice(told) ?? [];
      told += gaps.length;
      return samples && transfer({ samples, gaps }, [samples.buffer]);
    },
    async close() {
      await audio.close?.();
      port.close();
    },
  };
  expose(reader, port);
  return { start: audio.start, seconds: audio.seconds };
}

/**
 * Looks, this long apart, that may find the same question unanswered; a machine that slept has missed only one. Longer than
 * whoever started the decoder waits for it (decoderClient.ts), so that the next file finds another one.
 */
const looks = 4;
const lookEvery = 3000;

/**
 * The other end of the port, as the engine reads it: samples go from worker to worker, never through the page. The next chunk is
 * decoded while one is heard.
 */
export function audioSource({ port, ...span }: PortAudio): AudioSource & { close(): Promise<void> } {
  const remote = wrap<AudioPort>(port);
  const gaps: Gap[] = [];
  let coming: Promise<Chunk | null> | undefined;
  return {
    ...span,
    gaps,
    async read() {
      for (;;) {
        const chunk = await answered(coming ?? remote.read());
        if (chunk === null) return null;
        coming = remote.read();
        // Whoever reads on hears of it.
        coming.catch(() => {});
        gaps.push(...chunk.gaps);
        if (chunk.samples.length > 0) return chunk.samples;
      }
    },
    close: () => remote.close(),
  };
}

/** What is read of a worker that was ended never comes: throws `audio-unreadable` where no answer does. */
function answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let looked = 0;
    const timer = setInterval(() => {
      if (++looked < looks) return;
      clearInterval(timer);
      reject(unreadable("The file", "hung"));
    }, lookEvery);
    answer.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
