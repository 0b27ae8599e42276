import { readFile } from "node:fs/promises";
import { describeDevice } from "../../engine/index";
import { decodePath } from "../audio/decodePath";
import { openModelOnDevice } from "../device/deviceServices";
import { findModel } from "./findModel";
import { openVad } from "./openVad";
import type { Services } from "./run";

/** The command's services on this machine: its terminal, files and devices. */
export const services: Services = {
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => performance.now(),
  openAudio: (file) => decodePath(file),
  async openModel(nameOrFile, device) {
    const path = findModel(nameOrFile);
    const { transcribe, tokenizer, device: current } = await openModelOnDevice(device, () => readFile(path));
    const { backend, info } = current();
    const megabytes = Math.round(backend.memory / 1e6);
    const what = `${nameOrFile} on ${info.adapter} in ${info.arithmetic}, ${megabytes} MB of memory.`;
    return {
      transcribe: (source, options, control) => transcribe(source, options, { openVad, ...control }),
      isMultilingual: tokenizer.isMultilingual,
      description: `${what} ${describeDevice(info)}`,
    };
  },
};
