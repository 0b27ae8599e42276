import { type Remote, wrap } from "comlink";
import { SottoError } from "../../../engine/index";
import { noticeMissing } from "../missingPart";
import { onDeath } from "../worker/lifetime";
import { startWatchdog } from "../worker/watchdog";
import type { RemoteRecorder } from "./recorder.worker";

type RecorderRemote = Remote<RemoteRecorder>;

/** Milliseconds between two questions to a recorder at work, and how many go by unanswered before it is given up. */
const every = 1000;
const patience = 10;
/** Recorders that may be lost within so many milliseconds of their beginning, one after the other, before none is started. */
const mostEarlyLosses = 3;
const early = 10_000;

interface Running {
  readonly recorder: RecorderRemote;
  readonly gone: Promise<never>;
  readonly giveUp: (why: string) => void;
}

/** Rejects what waits for a recorder that is no more. */
class RecorderLost extends Error {}

/** The recorder's worker, and another one in its place where it was killed, crashed or hangs. */
export class RecorderWorker {
  #running: Running;
  #earlyLosses = 0;
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.#running = this.#start();
  }

  /** Makes a call that can be made again: of the next recorder, where the one that was asked is lost. */
  async call<T>(use: (recorder: RecorderRemote) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await this.#ask(use);
      } catch (error) {
        if (!(error instanceof RecorderLost)) throw error;
      }
    }
  }

  /** Makes a call that gives something away; undefined where its recorder was lost, of which `onLost` tells. */
  async once<T>(use: (recorder: RecorderRemote) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#ask(use);
    } catch (error) {
      if (error instanceof RecorderLost) return undefined;
      throw error;
    }
  }

  /** Hears that a recorder was lost, with all that it was given; another one stands in its place. */
  onLost(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Looks after the recorder, whichever it is, until the returned function is called. */
  watch(): () => void {
    const start = () => {
      const { recorder, giveUp } = this.#running;
      return startWatchdog({ ping: () => recorder.ping(), onHang: () => giveUp("no answer"), every, patience });
    };
    let stop = start();
    const again = () => {
      stop();
      stop = start();
    };
    this.#listeners.add(again);
    return () => {
      this.#listeners.delete(again);
      stop();
    };
  }

  #ask<T>(use: (recorder: RecorderRemote) => Promise<T>): Promise<T> {
    const { recorder, gone } = this.#running;
    if (this.#earlyLosses > mostEarlyLosses) throw new SottoError("internal", "The recorder cannot be started.");
    return Promise.race([use(recorder), gone]);
  }

  #start(): Running {
    const name = `sotto.recorder.${crypto.randomUUID()}`;
    const worker = noticeMissing(
      new Worker(new URL("./recorder.worker.ts", import.meta.url), { type: "module", name }),
    );
    const recorder = wrap<RemoteRecorder>(worker);
    const startedAt = performance.now();
    let giveUp = (_why: string) => {};
    const gone = new Promise<never>((_, reject) => {
      giveUp = (why) => {
        worker.terminate();
        if (this.#running.recorder !== recorder) return;
        this.#earlyLosses = performance.now() - startedAt < early ? this.#earlyLosses + 1 : 0;
        if (this.#earlyLosses <= mostEarlyLosses) this.#running = this.#start();
        reject(new RecorderLost(why));
        for (const listener of [...this.#listeners]) listener();
      };
    });
    // Nobody may be waiting for an answer just now.
    gone.catch(() => {});
    worker.addEventListener("error", ({ message }) => giveUp(message));
    void recorder.ping().then(() => onDeath(name, () => giveUp("ended")));
    return { recorder, gone, giveUp };
  }
}
