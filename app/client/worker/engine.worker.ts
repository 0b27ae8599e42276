import { expose } from "comlink";
import { type DeviceRequest, EngineHost, type Loaded, type ModelRequest } from "../../../engine/index";
import { audioSource } from "../decoding/audioPort";
import { type ModelReader, modelReader } from "../models/modelPort";
import { reportRequests } from "../requests";
import type { Beginning } from "./engineWorker";
import { openCpu } from "./openCpu";
import { openGpu } from "./openGpu";
import { readModel } from "./readModel";
import { readVad } from "./readVad";
import { sha256 } from "./sha256";

reportRequests();

// Held for as long as this worker lives, so that the page knows when it does no more (engineWorker.ts).
const isHeld = new Promise<void>((resolve) => {
  if (!navigator.locks) return resolve();
  void navigator.locks.request(self.name, () => {
    resolve();
    return new Promise(() => {});
  });
});

const begun = new Promise<Beginning>((resolve) => {
  addEventListener("message", ({ data }: MessageEvent<Partial<Beginning>>) => {
    const { models, vad } = data;
    if (models && vad) resolve({ models, vad });
  });
});
const stored: Promise<ModelReader> = begun.then(({ models }) => modelReader(models));
/** What came over the network, until it is stored. */
let fetched: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;

class WorkerHost extends EngineHost {
  /** A model is stored after it was loaded: nothing waits for that, and its bytes are given away. */
  override async load(request: ModelRequest, device: DeviceRequest, onBytes: (bytes: number) => void): Promise<Loaded> {
    try {
      const loaded = await super.load(request, device, onBytes);
      if (fetched) (await stored).keep(fetched.name, fetched.bytes);
      return loaded;
    } finally {
      fetched = undefined;
    }
  }

  override ping(): Promise<void> {
    return isHeld;
  }
}

const host = new WorkerHost({
  openGpu: () => openGpu(navigator.gpu),
  openCpu,
  version: SOTTO_VERSION,
  readModel: async (request, onBytes, how) =>
    readModel(request, onBytes, {
      how,
      stored: await stored,
      onFetched: (name, bytes) => {
        fetched = { name, bytes };
      },
    }),
  readVad: async () => readVad((await begun).vad),
  openAudio: audioSource,
  sha256,
  now: () => performance.now(),
});
expose(host);
