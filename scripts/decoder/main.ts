import { parentPort, workerData } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { decodeBytes } from "../../app/client/decoding/decodeFile";
import { decoderBy } from "../../app/client/decoding/decoder";
import { pathBytes } from "../audio/pathBytes";

/** The thread in which files are decoded (scripts/audio/decodeInThread.ts); it is given the compiled decoders. */
const compiled = workerData as WebAssembly.Module;
if (parentPort)
  expose(
    decoderBy<string>(async (file, name, options) => decodeBytes(compiled, pathBytes(file, name), options)),
    nodeEndpoint(parentPort),
  );
