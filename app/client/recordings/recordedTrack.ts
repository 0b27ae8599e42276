import { type CapturedBlock, type CaptureMessage, sampleRate } from "../../../engine/index";
import type { KeptFile } from "./keptFile";
import { fromPcm, sampleBytes, toPcm } from "./pcm";

/** Turns samples at 16 kHz into blocks, as the capture does. */
export interface BlockMaker {
  push(samples: Float32Array, rate: number): readonly CapturedBlock[];
  end(): readonly CapturedBlock[];
}

/** How the blocks of a track are made. */
export interface TrackBlocks {
  /** Mel bands of the capture's blocks. */
  readonly nMels: 80 | 128;
  /** Makes them of the sound from second `start` on. */
  make(nMels: 80 | 128, start: number): BlockMaker;
}

/** Bytes that are read back in one go: ten seconds. */
const slice = 10 * sampleRate * sampleBytes;

/** Whoever listens to a track. Where it began later, or hears other bands, its blocks are made anew from what is kept. */
interface Listener {
  readonly port: Pick<MessagePort, "postMessage">;
  readonly blocks: BlockMaker | undefined;
  /** Bytes of the file that it has got, while it catches up. */
  at: number;
}

/** One track while it is recorded: every block is kept first and then passed on to whoever listens. */
export class RecordedTrack {
  readonly #file: KeptFile;
  readonly #blocks: TrackBlocks;
  #listener: Listener | undefined;
  #ended = false;

  constructor(file: KeptFile, blocks: TrackBlocks) {
    this.#file = file;
    this.#blocks = blocks;
  }

  get seconds(): number {
    return this.#file.size / sampleBytes / sampleRate;
  }

  get ended(): boolean {
    return this.#ended;
  }

  take(message: CaptureMessage): void {
    if (this.#ended) return;
    if (message === null) this.#ended = true;
    else this.#file.append(toPcm(message.samples));
    const listener = this.#listener;
    if (listener && listener.blocks === undefined) pass(listener, message);
    else if (listener) this.#catchUp(listener, slice);
  }

  /** Passes the track on from this second: what is kept of it and then what comes. Another listener gets no more. */
  async attach(port: Listener["port"], from: number, nMels: 80 | 128): Promise<void> {
    const isWhole = from === 0 && this.#file.size === 0 && !this.#ended && nMels === this.#blocks.nMels;
    const at = Math.min(Math.round(from * sampleRate) * sampleBytes, this.#file.size);
    const listener: Listener = {
      port,
      blocks: isWhole ? undefined : this.#blocks.make(nMels, at / sampleBytes / sampleRate),
      at,
    };
    this.#listener = listener;
    // A slice a turn, so that what comes meanwhile is kept in time.
    while (this.#listener === listener && listener.blocks && !this.#catchUp(listener, slice)) await nextTurn();
  }

  detach(): void {
    this.#listener = undefined;
  }

  /** Sends at most so many bytes of what is kept; true where nothing is left to send. */
  #catchUp(listener: Listener, most: number): boolean {
    const { blocks } = listener;
    if (!blocks) return true;
    const bytes = this.#file.read(listener.at, most);
    listener.at += bytes.length;
    for (const block of blocks.push(fromPcm(bytes), sampleRate)) pass(listener, block);
    if (listener.at < this.#file.size) return false;
    if (this.#ended) {
      for (const block of blocks.end()) pass(listener, block);
      pass(listener, null);
      this.#listener = undefined;
    }
    return true;
  }
}

function pass({ port }: Listener, message: CaptureMessage): void {
  port.postMessage(message, message === null ? [] : [message.samples.buffer, message.frames.buffer]);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
