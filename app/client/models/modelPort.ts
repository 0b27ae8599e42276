import { type Remote, transfer, wrap } from "comlink";
import type { ComingFile } from "../../../engine/index";
import { comingChunks } from "./comingChunks";
import type { Shelf } from "./shelf";
import type { StoredModel } from "./storedModels";

/** What the engine's worker asks of the worker that keeps the models, over a port of their own. */
export interface ModelPort {
  open(name: string): Promise<StoredModel | undefined>;
  chunk(name: string, index: number): Promise<Uint8Array<ArrayBuffer>>;
  keep(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** The worker that keeps the models does not take longer to say whether it has one, in milliseconds. */
const patience = 5000;

/** The end of the worker that keeps the models. */
export function modelPortOf(shelf: Promise<Shelf>): ModelPort {
  return {
    open: async (name) => (await shelf).stored.open(name),
    async chunk(name, index) {
      const bytes = await (await shelf).stored.read(name, index);
      return transfer(bytes, [bytes.buffer]);
    },
    keep: async (name, bytes) => (await shelf).stored.keep(name, bytes),
  };
}

/** The models on this device, as the engine reads them. */
export interface ModelReader {
  /** A stored model as it comes, each chunk checked with its hash; undefined where it is not here. */
  read(name: string, onBytes: (bytes: number) => void): Promise<ComingFile | undefined>;
  /** Gives a model away to be stored; its bytes are gone here. */
  keep(name: string, bytes: Uint8Array<ArrayBuffer>): void;
}

/** The engine's end. Without the other worker nothing is stored, and models come from the network. */
export function modelReader(port: MessagePort): ModelReader {
  const remote: Remote<ModelPort> = wrap<ModelPort>(port);
  return {
    async read(name, onBytes) {
      const model = await Promise.race([remote.open(name), later(patience)]);
      return model && comingChunks({ ...model, read: (index) => remote.chunk(name, index), onBytes });
    },
    keep: (name, bytes) => void remote.keep(name, transfer(bytes, [bytes.buffer])),
  };
}

function later(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
