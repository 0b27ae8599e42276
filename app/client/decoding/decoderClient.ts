import { type Remote, transfer, wrap } from "comlink";
import { type PortAudio, SottoError } from "../../../engine/index";
import { startWatchdog } from "../worker/watchdog";
import type { Decoder, OpenedTracks, OpenRequest } from "./audioPort";
import type { Unread } from "./unread";

/** A file that is open for pulling. */
export interface OpenedFile extends OpenedTracks {
  readonly audio: PortAudio;
  /** What could not be read of what was pulled so far. */
  unread(): Promise<readonly Unread[]>;
}

/** Opens a file for pulling; throws `audio-unreadable`. */
export type OpenAudio = (file: Blob, request: OpenRequest) => Promise<OpenedFile>;

/** The worker, and what is rejected when it had to be ended. */
interface Running {
  readonly decoder: Remote<Decoder>;
  readonly lost: Promise<never>;
}

let running: Running | undefined;

/** Opens a file in the decoder's worker, which starts with the first file: decoding never holds up the page. */
export const openAudio: OpenAudio = async (file, { name, from, track }) => {
  running ??= start();
  const { decoder, lost } = running;
  const { port1, port2 } = new MessageChannel();
  const opening = decoder.open(file, { name, from, track }, transfer(port1, [port1]));
  const { id, start: first, seconds, tracks, track: heard } = await Promise.race([opening, lost]);
  return {
    audio: { port: port2, start: first, seconds },
    tracks,
    track: heard,
    unread: () => Promise.race([decoder.unread(id), lost]).catch(() => []),
  };
};

/** A decoder gives up what hangs after ten seconds; one that does not even do that is ended, and the next file gets another. */
function start(): Running {
  const worker = new Worker(new URL("./decoder.worker.ts", import.meta.url), { type: "module" });
  const decoder = wrap<Decoder>(worker);
  const lost = new Promise<never>((_, reject) => {
    startWatchdog({
      every: 5000,
      patience: 4,
      ping: () => decoder.ping(),
      onHang() {
        worker.terminate();
        running = undefined;
        reject(new SottoError("audio-unreadable", "The decoder hung at this file and was ended."));
      },
    });
  });
  // Where nobody waits for it nothing is lost.
  lost.catch(() => {});
  return { decoder, lost };
}
