import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { wrap } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { audioSource, type Decoder } from "../../app/client/decoding/audioPort";
import type { DecodedFile } from "../../app/client/decoding/decodeFile";
import type { Unread } from "../../app/client/decoding/unread";
import { openWith, watchDecoder } from "../../app/client/decoding/watchedDecoder";
import { projectRoot } from "../setup/root";
import type { DecodeFile } from "./decodePath";
import { soundModule } from "./soundModule";

/** Decodes a file in a thread of its own. Needs the built command line. */
export const decodeInThread: DecodeFile = (...file) =>
  decodeBy(join(projectRoot(), "dist", "cli", "decoder.mjs"), file);

/**
 * Decodes a file by a program in a thread of its own (scripts/decoder), which is ended where it no longer answers: whatever a
 * decoder does, signals are heard and the next file is done.
 */
export async function decodeBy(
  program: string,
  [file, name, { from = 0, track }]: Parameters<DecodeFile>,
): Promise<DecodedFile> {
  const worker = new Worker(program, { workerData: await soundModule() });
  const watched = watchDecoder(wrap<Decoder<string>>(nodeEndpoint(worker)), () => void worker.terminate());
  const end = async () => {
    watched.stop();
    await worker.terminate();
  };
  try {
    const { audio, tracks, track: heard, unread } = await openWith(watched, file, { name, from, track });
    const source = audioSource(audio);
    let parts: readonly Unread[] = [];
    return {
      tracks,
      track: heard,
      start: source.start,
      seconds: source.seconds,
      gaps: source.gaps,
      unread: () => parts,
      async read() {
        const chunk = await Promise.race([source.read(), watched.lost]);
        // Waited for at the end alone, since the answer takes as long as a chunk.
        const told = unread().then((found) => {
          parts = found;
        });
        if (chunk === null) await told;
        return chunk;
      },
      async close() {
        audio.port.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
