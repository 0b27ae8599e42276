import { type Remote, transfer, wrap } from "comlink";
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
/** Chunks that are read at once: enough that reading, hashing and copying overlap. */
const atOnce = 4;

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
  /** All bytes of a stored model, each chunk checked with its hash; undefined where it is not here. */
  read(name: string, onBytes: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Gives a model away to be stored; its bytes are gone here. */
  keep(name: string, bytes: Uint8Array<ArrayBuffer>): void;
}

/** The engine's end. Without the other worker nothing is stored, and models come from the network. */
export function modelReader(port: MessagePort): ModelReader {
  const remote: Remote<ModelPort> = wrap<ModelPort>(port);
  return {
    async read(name, onBytes) {
      const model = await Promise.race([remote.open(name), later(patience)]);
      return model && readChunks(remote, { ...model, name, onBytes });
    },
    keep: (name, bytes) => void remote.keep(name, transfer(bytes, [bytes.buffer])),
  };
}

interface Reading extends StoredModel {
  readonly name: string;
  readonly onBytes: (bytes: number) => void;
}

async function readChunks(remote: Remote<ModelPort>, { name, bytes, chunks, onBytes }: Reading) {
  const file = new Uint8Array(bytes);
  let next = 0;
  let read = 0;
  const readSome = async () => {
    while (next < chunks) {
      const index = next++;
      const chunk = await remote.chunk(name, index);
      // All chunks but the last are equally long.
      file.set(chunk, index === chunks - 1 ? bytes - chunk.length : index * chunk.length);
      read += chunk.length;
      onBytes(Math.min(read, bytes));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readSome));
  return file;
}

function later(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
