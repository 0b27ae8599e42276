import { proxy, transfer } from "comlink";
import { defaultOptions } from "../../../engine/index";
import type { EngineClient } from "../../state/types";
import { batched } from "./batched";
import { EngineWorker } from "./engineWorker";
import { vadAddress } from "./readVad";
import { thinned } from "./thinned";

/** The engine in its own worker, which starts with this call; `connectModels` gives it a port to the models of this device. */
export function createEngineClient(connectModels: () => MessagePort): EngineClient {
  const worker = new EngineWorker(connectModels, vadAddress(document.baseURI));
  return {
    load({ file, ...model }, device, onBytes) {
      // The page's own models lie beside the page, not beside the worker's script; others are in the database alone.
      const url = file && new URL(`./models/${file}`, document.baseURI).href;
      return worker.call((engine) => engine.load({ ...model, file: url }, device, proxy(onBytes)));
    },
    async transcribe({ job, audio, options }, onEvent) {
      const { port, seconds } = audio;
      const all = { ...defaultOptions, ...options };
      await worker.call((engine) =>
        engine.transcribe(job, transfer({ port, seconds }, [port]), all, proxy(thinned(onEvent))),
      );
    },
    async record({ job, tracks, options }, onEvents) {
      const all = { ...defaultOptions, ...options };
      const ports = transfer([...tracks], [...tracks]);
      const { add, flush } = batched(onEvents);
      try {
        await worker.call((engine) => engine.record(job, ports, all, proxy(add)));
      } finally {
        flush();
      }
    },
    cancel: (job) => void worker.engine.cancel(job),
  };
}
