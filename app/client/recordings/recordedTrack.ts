import { buffersOf, type CapturedBlock, type CaptureMessage, sampleRate } from "../../../engine/index";
import { type Unread, withUnread } from "../decoding/unread";
import type { KeptFile } from "./keptFile";
import { fromPcm, sampleBytes, toPcm } from "./pcm";

/** Bytes that are read back in one go: ten seconds. */
const slice = 10 * sampleRate * sampleBytes;

const silence = new Uint8Array(slice);

/** Whoever listens to a track. */
interface Listener {
  readonly port: Pick<MessagePort, "postMessage">;
  /** Bytes of the file that it has got, where it began later than the track; undefined: it gets the capture's own blocks. */
  at: number | undefined;
}

/** One track while it is recorded: every block is kept first and then passed on to whoever listens. */
export class RecordedTrack {
  readonly #file: KeptFile;
  #listener: Listener | undefined;
  #ended = false;
  #missing: readonly Unread[] = [];

  constructor(file: KeptFile) {
    this.#file = file;
  }

  get seconds(): number {
    return this.#file.size / sampleBytes / sampleRate;
  }

  /** Stretches that never came. */
  get missing(): readonly Unread[] {
    return this.#missing;
  }

  get ended(): boolean {
    return this.#ended;
  }

  receive(message: CaptureMessage): void {
    if (this.#ended) return;
    if (message === null) this.#ended = true;
    else this.#keep(message);
    const listener = this.#listener;
    if (listener && listener.at === undefined) pass(listener, message);
    else if (listener) this.#catchUp(listener, slice);
  }

  /** Passes the track on from this second: what is kept of it and then what comes. Another listener gets no more. */
  async attach(port: Listener["port"], from: number): Promise<void> {
    const isWhole = from === 0 && this.#file.size === 0 && !this.#ended;
    const at = isWhole ? undefined : Math.min(Math.round(from * sampleRate) * sampleBytes, this.#file.size);
    const listener: Listener = { port, at };
    this.#listener = listener;
    // A slice a turn, so that what comes meanwhile is kept in time.
    while (this.#listener === listener && !this.#catchUp(listener, slice)) await nextTurn();
  }

  /** Where sound was lost silence is kept, so that what follows lies at its second. */
  #keep({ start, samples }: CapturedBlock): void {
    const lost = Math.round(start * sampleRate) * sampleBytes - this.#file.size;
    if (lost > 0) this.#missing = withUnread(this.#missing, { start: this.seconds, end: start });
    for (let left = lost; left > 0; left -= silence.length) this.#file.append(silence.subarray(0, left));
    this.#file.append(toPcm(samples));
  }

  detach(): void {
    this.#listener = undefined;
  }

  /** Sends at most so many bytes of what is kept, as samples alone; true where nothing is left to send. */
  #catchUp(listener: Listener, most: number): boolean {
    const { at } = listener;
    if (at === undefined) return true;
    const bytes = this.#file.read(at, most);
    listener.at = at + bytes.length;
    if (bytes.length > 0) pass(listener, { start: at / sampleBytes / sampleRate, samples: fromPcm(bytes) });
    if (listener.at < this.#file.size) return false;
    if (this.#ended) {
      pass(listener, null);
      this.#listener = undefined;
    }
    return true;
  }
}

function pass({ port }: Listener, message: CaptureMessage): void {
  port.postMessage(message, message === null ? [] : buffersOf(message));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
