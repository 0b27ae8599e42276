import { proxy, type Remote, transfer, wrap } from "comlink";
import { defaultOptions, type EngineProtocol, type TranscribeEvent } from "../../engine/index";
import type { EngineClient } from "../state/types";

/** Partial text is passed on this often at most, in milliseconds. */
const partialPause = 100;

/** The engine in its own worker, which starts with this call. */
export function createEngineClient(): EngineClient {
  const worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });
  const engine: Remote<EngineProtocol> = wrap<EngineProtocol>(worker);
  return {
    load({ file, ...model }, device, onBytes) {
      // Models lie beside the page, not beside the worker's script.
      const url = new URL(`./models/${file}`, document.baseURI).href;
      return engine.load({ ...model, file: url }, device, proxy(onBytes));
    },
    async transcribe({ job, audio, options }, onEvent) {
      const { port, seconds } = audio;
      const all = { ...defaultOptions, ...options };
      await engine.transcribe(job, transfer({ port, seconds }, [port]), all, proxy(thinned(onEvent)));
    },
    cancel: (job) => void engine.cancel(job),
  };
}

/** Leaves out partial texts that come too fast to be read; every other event passes, in order. */
function thinned(onEvent: (event: TranscribeEvent) => void): (event: TranscribeEvent) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (event) => {
    const now = performance.now();
    if (event.type === "partial" && now - last < partialPause) return;
    if (event.type === "partial") last = now;
    onEvent(event);
  };
}
