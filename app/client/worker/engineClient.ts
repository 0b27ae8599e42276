import { proxy, transfer } from "comlink";
import {
  type DeviceRequest,
  type DraftRequest,
  defaultOptions,
  type FindSpeakersOptions,
  type FoundSpeakers,
  type KernelChoice,
  type LiveEvent,
  type LiveOptions,
  type Loaded,
  type PortAudio,
  type SpeakerEvent,
  type TranscribeEvent,
  type TranscribeOptions,
} from "../../../engine/index";
import type { Model } from "../models/model";
import type { OwnServer } from "../remote/askServer";
import { openLine, type RemoteLine } from "../remote/remoteLine";
import { batched } from "./batched";
import { EngineWorker } from "./engineWorker";
import { vadAddress } from "./readVad";
import { thinned } from "./thinned";

export interface TranscribeRequest {
  readonly job: number;
  readonly audio: PortAudio;
  /** The engine's defaults stand for what is left out. */
  readonly options: Partial<TranscribeOptions>;
}

export interface RecordRequest {
  readonly job: number;
  /** Where the recorder sends each track. */
  readonly tracks: readonly MessagePort[];
  readonly options: Partial<LiveOptions>;
}

/** The engine as a page calls it: a worker in a browser, a few lines in a test. */
export interface SpeakersRequest extends FindSpeakersOptions {
  readonly job: number;
  readonly audio: PortAudio;
}

export interface EngineClient {
  /** Loads a model in place of the one loaded before; `onBytes` hears how much has arrived. */
  load(
    model: Pick<Model, "name" | "alignmentHeads">,
    device: DeviceRequest,
    onBytes: (loadedBytes: number) => void,
  ): Promise<Loaded>;
  /**
   * Lets a smaller model write ahead in the files that come next, which changes how soon a text is there and never which;
   * undefined: none does. Rejects where none can that is always to do so.
   */
  writeAhead(drafts: DraftRequest | undefined): Promise<void>;
  /**
   * Has the next file, and no other, written by the model of a server, with the loaded model's text as its drafts; undefined: by
   * the loaded one. Rejects with `offline` where the server cannot be asked; then the loaded one writes.
   */
  writeElsewhere(server: OwnServer | undefined): Promise<void>;
  /** Rejects with `cancelled` after `cancel`; what was found until then came as events. */
  transcribe(request: TranscribeRequest, onEvent: (event: TranscribeEvent) => void): Promise<void>;
  /** Resolves when all tracks have ended and all of their text came; events come together that belong together. */
  record(request: RecordRequest, onEvents: (events: readonly LiveEvent[]) => void): Promise<void>;
  /** Who speaks when; rejects with `cancelled` after `cancel`. The networks for it are fetched with the first call. */
  findSpeakers(request: SpeakersRequest, onEvent: (event: SpeakerEvent) => void): Promise<FoundSpeakers>;
  /** Which variants of kernels are fastest here; undefined: that is known, or is not to be found out now. */
  measureKernels(known: KernelChoice | undefined): Promise<KernelChoice | undefined>;
  cancel(job: number): void;
}

/** The engine in its own worker, which starts with this call; `connectModels` gives it a port to the models of this device. */
export function createEngineClient(connectModels: () => MessagePort): EngineClient {
  const worker = new EngineWorker(connectModels, vadAddress(document.baseURI));
  let line: RemoteLine | undefined;
  const writeElsewhere = async (server: OwnServer | undefined) => {
    if (server === undefined && line === undefined) return;
    line?.close();
    line = server && openLine(server);
    const port = line?.port;
    await worker.call((engine) => engine.writeElsewhere(port && transfer(port, [port])));
  };
  return {
    load: ({ name, alignmentHeads }, device, onBytes) =>
      worker.call((engine) => engine.load(name, device, proxy(onBytes), alignmentHeads)),
    writeAhead: (drafts) => worker.call((engine) => engine.writeAhead(drafts)),
    writeElsewhere,
    async transcribe({ job, audio, options }, onEvent) {
      const all = { ...defaultOptions, ...options };
      try {
        await worker.call((engine) =>
          engine.transcribe(job, transfer(audio, [audio.port]), all, proxy(thinned(onEvent))),
        );
      } finally {
        await writeElsewhere(undefined).catch(() => {});
      }
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
    findSpeakers: ({ job, audio, ...options }, onEvent) =>
      worker.call((engine) => engine.findSpeakers(job, transfer(audio, [audio.port]), options, proxy(onEvent))),
    measureKernels: (known) => worker.call((engine) => engine.measureKernels(known)),
    cancel: (job) => void worker.engine.cancel(job),
  };
}
