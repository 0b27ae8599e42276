import { type Remote, transfer } from "comlink";
import type { PortAudio } from "../../../engine/index";
import { startWatchdog } from "../worker/watchdog";
import type { Decoder, OpenedTracks, OpenRequest } from "./audioPort";
import type { Unread } from "./unread";
import { unreadable } from "./unreadable";

/** A file that is open for pulling. */
export interface OpenedFile extends OpenedTracks {
  readonly audio: PortAudio;
  /** What could not be read of what was pulled so far. */
  unread(): Promise<readonly Unread[]>;
  /** How loud what was pulled so far is; see `Peaks`. */
  peaks(): Promise<Uint8Array>;
}

/** A decoder in a thread of its own, and what is rejected when it had to be ended. */
export interface WatchedDecoder<Source> {
  readonly decoder: Remote<Decoder<Source>>;
  readonly lost: Promise<never>;
  /** Ends the watch. */
  stop(): void;
}

/** A decoder gives up what hangs after ten seconds; one that does not answer within ten is ended. */
export function watchDecoder<Source>(decoder: Remote<Decoder<Source>>, end: () => void): WatchedDecoder<Source> {
  let stop = () => {};
  const lost = new Promise<never>((_, reject) => {
    stop = startWatchdog({
      every: 1800,
      patience: 4,
      ping: () => decoder.ping(),
      onHang() {
        end();
        reject(unreadable("The file", "hung"));
      },
    });
  });
  // Where nobody waits for it nothing is lost.
  lost.catch(() => {});
  return { decoder, lost, stop };
}

/** Opens a file for pulling; throws `audio-unreadable`. */
export async function openWith<Source>(
  { decoder, lost }: WatchedDecoder<Source>,
  file: Source,
  request: OpenRequest,
): Promise<OpenedFile> {
  const { port1, port2 } = new MessageChannel();
  const open = decoder.open as (
    file: Source,
    request: OpenRequest,
    port: MessagePort,
  ) => ReturnType<Decoder<Source>["open"]>;
  const opening = open(file, request, transfer(port1, [port1]));
  const { id, start, seconds, tracks, track } = await Promise.race([opening, lost]);
  return {
    audio: { port: port2, start, seconds },
    tracks,
    track,
    peaks: () => Promise.race([decoder.peaks(id), lost]).catch(() => new Uint8Array()),
    unread: () => Promise.race([decoder.unread(id), lost, nothing()]).catch(() => []),
  };
}

/** What is known of a file whose decoder has no time to say it. */
function nothing(): Promise<readonly Unread[]> {
  return new Promise((resolve) => setTimeout(() => resolve([]), 2000));
}
