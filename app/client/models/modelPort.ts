import { proxy, type Remote, transfer, wrap } from "comlink";
import { type ComingFile, type ModelFiles, SottoError } from "../../../engine/index";
import { comingChunks } from "./comingChunks";
import type { OpenedFile } from "./openedModel";
import type { Shelf } from "./shelf";

/** What the engine's worker asks of the worker that keeps the models, over a port of their own. */
export interface ModelPort {
  open(name: string, onBytes: (loaded: number) => void): Promise<readonly OpenedFile[]>;
  chunk(name: string, file: number, index: number): Promise<Uint8Array<ArrayBuffer>>;
  whole(name: string): Promise<void>;
}

/** The worker that keeps the models does not take longer to say whether it has one, in milliseconds. */
const patience = 15_000;
/** How often the reader hears of what comes at most, in bytes. */
const step = 1 << 19;

/** The end of the worker that keeps the models. */
export function modelPortOf(shelf: Promise<Shelf>): ModelPort {
  return {
    open: async (name, onBytes) => (await shelf).stored.open(name, stepped(onBytes)),
    async chunk(name, file, index) {
      const bytes = await (await shelf).stored.read(name, file, index);
      return transfer(bytes, [bytes.buffer]);
    },
    whole: async (name) => (await shelf).stored.whole(name),
  };
}

/** Models as whatever computes reads them. */
export interface ModelReader {
  /**
   * The files of a model by name. "as they come": while they are read, each chunk checked with its hash; one of the page's own
   * that is not here comes over the network meanwhile. "whole": all of them are there.
   * @throws SottoError `offline`, `download-failed`, `model-corrupt`, and `model-unknown` for one that is not here.
   */
  read(name: string, onBytes: (loaded: number) => void, how: "as they come" | "whole"): Promise<ModelFiles>;
}

/** The reader's end. */
export function modelReader(port: MessagePort): ModelReader {
  const remote: Remote<ModelPort> = wrap<ModelPort>(port);
  return {
    async read(name, onBytes, how) {
      const tell = growing(onBytes);
      const opened = await Promise.race([remote.open(name, proxy(tell)), late(name)]);
      const read = opened.map(() => 0);
      const files = new Map(
        opened.map((file, at) => {
          const count = (bytes: number) => {
            read[at] = bytes;
            tell(read.reduce((sum, one) => sum + one, 0));
          };
          return [file.name, comingFile(remote, name, { ...file, at }, count)];
        }),
      );
      if (how === "whole") await Promise.all([...files.values()].map(({ bytes, until }) => until(bytes.length)));
      return files;
    },
  };
}

interface PlacedFile extends OpenedFile {
  readonly at: number;
}

/** All of it is there when all of the model is, and has been compared with what it should be. */
function comingFile(
  remote: Remote<ModelPort>,
  model: string,
  { bytes, chunks, at }: PlacedFile,
  onBytes: (loaded: number) => void,
): ComingFile {
  const read = (index: number) => remote.chunk(model, at, index);
  const coming = comingChunks({ bytes, chunks, read, onBytes });
  let whole: Promise<void> | undefined;
  return {
    bytes: coming.bytes,
    async until(end) {
      await coming.until(end);
      if (end < bytes) return;
      whole ??= remote.whole(model);
      await whole;
    },
  };
}

/** Bytes are counted where they are fetched, and again where they are read: only what is more than before is told. */
function growing(onBytes: (loaded: number) => void): (loaded: number) => void {
  let told = -1;
  return (loaded) => {
    if (loaded <= told) return;
    told = loaded;
    onBytes(loaded);
  };
}

function stepped(onBytes: (loaded: number) => void): (loaded: number) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (loaded) => {
    if (loaded - told < step) return;
    told = loaded;
    onBytes(loaded);
  };
}

async function late(name: string): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, patience));
  throw new SottoError("download-failed", `What keeps the models did not answer when it was asked for ${name}.`);
}
