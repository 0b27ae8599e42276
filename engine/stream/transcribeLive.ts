import { throwIfCancelled } from "../errors";
import { nextTask } from "../nextTask";
import type { Recogniser } from "../recogniser";
import { Pace } from "./pace";
import { StreamTranscriber } from "./streamTranscriber";
import type { CapturedBlock, LiveControl, LiveEvent, LiveOptions, LiveOutcome, Teller } from "./types";

/** Longest wait for audio, in milliseconds: a bound on how late a cancel is seen. */
const longestWait = 250;

/**
 * Transcribes tracks of a recording while they are made, in turns over one model, and ends when all of them have.
 *
 * Throws `cancelled` when the signal aborts: what was confirmed until then stays valid. A track that fails ends the
 * transcript with its error. What was confirmed is in the events alone, so that hours take no more memory than minutes.
 */
export async function* transcribeLive(
  recogniser: Pick<Recogniser, "listen">,
  tracks: readonly AsyncIterable<CapturedBlock>[],
  options: LiveOptions,
  control: LiveControl,
): AsyncGenerator<LiveEvent, LiveOutcome> {
  const listening = await recogniser.listen(options);
  const pace = new Pace();
  const streams = tracks.map((_, track) => new StreamTranscriber(listening, options, control, { track, pace }));
  const teller = openTeller(streams, control);
  const inflow = new Inflow();
  const iterators = tracks.map((track) => track[Symbol.asyncIterator]());
  for (const [i, stream] of streams.entries()) {
    void inflow.pour(iterators[i]!, teller && stream === streams.at(-1) ? [stream, teller] : [stream]);
  }
  try {
    for (const stream of streams) await stream.open();
    while (!streams.every(({ isFinished }) => isFinished) || teller?.isFinished === false) {
      throwIfCancelled(control.signal);
      inflow.throwIfFailed();
      for (const stream of streams) yield* stream.report();
      const next = mostUrgent(streams);
      const wait = next ? next.due - control.now() : longestWait;
      const isDue = next !== undefined && wait <= 0;
      if (isDue) yield* noticed(next.stream.work(), teller);
      else if (teller?.isWaiting) yield* await teller.work();
      if (teller) yield* teller.take();
      await inflow.more(isDue || teller?.isWaiting ? 0 : Math.min(wait, longestWait));
    }
    if (teller) yield* teller.take();
    inflow.throwIfFailed();
    // The last of the sound may have come and been done with between two looks.
    for (const stream of streams) yield* stream.reportEnd();
    // A signal that aborts ends ports too, which then looks like the end of the recording.
    throwIfCancelled(control.signal);
    return { language: listening.language ?? options.language ?? "en" };
  } finally {
    for (const iterator of iterators) void iterator.return?.();
    teller?.dispose();
  }
}

/** What tells who speaks in the last track, where that is asked for: the first of several is the microphone's. */
function openTeller(streams: readonly StreamTranscriber[], { tell }: LiveControl): Teller | undefined {
  const told = streams.at(-1);
  return told && tell?.({ track: streams.length - 1, seal: () => told.seal() });
}

/** The events of a stream, of which the teller learns what there is to tell of. */
async function* noticed(events: AsyncGenerator<LiveEvent, void>, teller: Teller | undefined) {
  for await (const event of events) {
    teller?.notice(event);
    yield event;
  }
}

/** Takes the sound of a track. */
interface Listener {
  push(block: CapturedBlock): void;
  end(): void;
}

/** Moves blocks from tracks into their streams and wakes who waits for them. */
class Inflow {
  #failure: { readonly error: unknown } | undefined;
  /** Whether something has come since it was last waited for. */
  #isNew = false;
  #wake = () => {};

  async pour(blocks: AsyncIterator<CapturedBlock>, listeners: readonly Listener[]): Promise<void> {
    try {
      for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
        for (const listener of listeners) listener.push(next.value);
        this.#tell();
      }
      for (const listener of listeners) listener.end();
    } catch (error) {
      this.#failure = { error };
    }
    this.#tell();
  }

  #tell(): void {
    this.#isNew = true;
    this.#wake();
  }

  throwIfFailed(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /**
   * Resolves when a block came, or after so many milliseconds; messages of a port are always let in. Where nobody looks at the
   * page timers may take a minute, but blocks come as ever: nothing waits for more than the next one.
   */
  more(milliseconds: number): Promise<void> {
    this.#wake = () => {};
    const isNew = this.#isNew;
    this.#isNew = false;
    if (isNew || milliseconds <= 0) return nextTask();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The stream whose work has been due for longest; of equals the one that was served less recently. */
function mostUrgent(streams: readonly StreamTranscriber[]) {
  let best: { readonly stream: StreamTranscriber; readonly due: number } | undefined;
  for (const stream of streams) {
    const { due } = stream;
    if (due === undefined) continue;
    if (!best || due < best.due || (due === best.due && stream.served < best.stream.served)) best = { stream, due };
  }
  return best;
}
