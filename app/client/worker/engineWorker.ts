import { type Remote, wrap } from "comlink";
import { type EngineProtocol, SottoError } from "../../../engine/index";
import { noticeMissing } from "../missingPart";
import { onDeath } from "./lifetime";
import { startWatchdog } from "./watchdog";

type Engine = Remote<EngineProtocol>;

/** Milliseconds between two questions to a working engine, and how many go by unanswered before it is given up at first. */
const every = 5000;
const firstPatience = 6;

/** What the page sends a worker before it asks for anything. */
export interface Beginning {
  /** Leads to the models of this device. */
  readonly models: MessagePort;
  /** Where the voice detector's weights are: a worker's script lies elsewhere than the page. */
  readonly vad: string;
}

/** A worker and the promise that rejects with `engine-lost` when it is no more. */
interface Running {
  readonly worker: Worker;
  readonly engine: Engine;
  readonly gone: Promise<never>;
  readonly giveUp: (why: string) => void;
}

/** The engine's worker, and another one in its place where it was killed, crashed or hangs. */
export class EngineWorker {
  readonly #connectModels: () => MessagePort;
  readonly #vad: string;
  /** Undefined after one that could not even be started, until the next call. */
  #running: Running | undefined;
  /** Grows with every hang: a slow device must not be taken for a hanging one for ever. */
  #patience = firstPatience;

  /** Each worker is given a port at which it reads the models of this device, and the voice detector's address. */
  constructor(connectModels: () => MessagePort, vad: string) {
    this.#connectModels = connectModels;
    this.#vad = vad;
    this.#running = this.#start();
  }

  get #current(): Running {
    this.#running ??= this.#start();
    return this.#running;
  }

  /** Makes a call that rejects with `engine-lost` when its worker goes away; the next call finds a new worker, without a model. */
  async call<T>(use: (engine: Engine) => Promise<T>): Promise<T> {
    const { engine, gone, giveUp } = this.#current;
    const onHang = () => {
      this.#patience *= 2;
      giveUp("The engine did not answer any more.");
    };
    const stop = startWatchdog({ ping: () => engine.ping(), onHang, every, patience: this.#patience });
    try {
      return await Promise.race([use(engine), gone]);
    } finally {
      stop();
    }
  }

  /** For calls that nobody waits for. */
  get engine(): Engine {
    return this.#current.engine;
  }

  /** Ends it for good. */
  close(): void {
    this.#running?.worker.terminate();
  }

  #start(): Running {
    const name = `sotto.engine.${crypto.randomUUID()}`;
    const worker = noticeMissing(new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module", name }));
    const models = this.#connectModels();
    const beginning: Beginning = { models, vad: this.#vad };
    worker.postMessage(beginning, [models]);
    const engine: Engine = wrap<EngineProtocol>(worker);
    let hasAnswered = false;
    let giveUp = (_why: string) => {};
    const gone = new Promise<never>((_, reject) => {
      giveUp = (why) => {
        worker.terminate();
        // Where none can be started, the next would not be either, and so on.
        if (this.#running?.engine === engine) this.#running = hasAnswered ? this.#start() : undefined;
        reject(new SottoError("engine-lost", why));
      };
    });
    // Nobody may be waiting for an answer just now.
    gone.catch(() => {});
    worker.addEventListener("error", ({ message }) => giveUp(message || "The engine could not be started."));
    void engine.ping().then(() => {
      hasAnswered = true;
      onDeath(name, () => giveUp("The engine was ended."));
    });
    return { worker, engine, gone, giveUp };
  }
}
