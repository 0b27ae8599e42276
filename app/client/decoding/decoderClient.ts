import { wrap } from "comlink";
import { noticeMissing } from "../missingPart";
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

/** Looks whether a file can be read, and how long it is; throws `audio-unreadable`. */
export type LookAtAudio = (
  file: Blob,
  request: Omit<FileRequest, "from">,
) => Promise<{ readonly seconds: number | undefined }>;

let running: WatchedDecoder<Blob> | undefined;

/** Opens a file in the decoder's worker, which starts with the first file: decoding never holds up the page. */
export const openAudio: OpenAudio = async (file, { name, from, track }) => {
  // One that hangs at another file is ended first.
  if (running) await Promise.race([running.decoder.ping(), running.lost]).catch(() => {});
  // After one that was ended the next file gets another.
  running ??= start(() => {
    running = undefined;
  }).watched;
  return openWith(running, file, { name, from, track: nameOf(track) });
};

/** Milliseconds for which a second decoder is kept for the next look. */
const lookPause = 5000;
let looking: StartedDecoder | undefined;
let lookTimer: ReturnType<typeof setTimeout> | undefined;

/** Looks into a file in a worker of its own: one that hangs holds up nobody's reading. */
export const lookAtAudio: LookAtAudio = async (file, { name, track }) => {
  clearTimeout(lookTimer);
  looking ??= start(() => {
    looking = undefined;
  });
  const current = looking;
  const { watched } = current;
  try {
    return await Promise.race([watched.decoder.look(file, { name, track: nameOf(track) }), watched.lost]);
  } finally {
    lookTimer = setTimeout(() => {
      if (looking === current) current.end();
    }, lookPause);
  }
};

interface StartedDecoder {
  readonly watched: WatchedDecoder<Blob>;
  end(): void;
}

function start(onEnd: () => void): StartedDecoder {
  const worker = noticeMissing(new Worker(new URL("./decoder.worker.ts", import.meta.url), { type: "module" }));
  const close = () => {
    worker.terminate();
    onEnd();
  };
  const watched = watchDecoder(wrap<Decoder<Blob>>(worker), close);
  const end = () => {
    watched.stop();
    close();
  };
  return { watched, end };
}

/** As the decoder counts tracks. */
function nameOf(track: number | undefined): string | undefined {
  return track === undefined ? undefined : String(track + 1);
}
