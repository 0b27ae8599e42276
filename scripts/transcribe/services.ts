import { readFile } from "node:fs/promises";
import { createGpuBackend, loadModel } from "../../engine/index";
import { decodePath } from "../audio/decodePath";
import { openGpu } from "../device/openGpu";
import { findModel } from "./findModel";
import type { Services } from "./run";

/** The command's services on this machine: its terminal, files and GPU. */
export const services: Services = {
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => performance.now(),
  openAudio: (file) => decodePath(file),
  async openModel(nameOrFile) {
    const file = await readFile(findModel(nameOrFile));
    const backend = createGpuBackend(await openGpu());
    const { transcribe, tokenizer } = await loadModel(backend, file);
    const { adapter, element } = backend.info;
    const megabytes = Math.round(backend.memory / 1e6);
    return {
      transcribe,
      isMultilingual: tokenizer.isMultilingual,
      description: `${nameOrFile} on ${adapter} in ${element}, ${megabytes} MB of device memory.`,
    };
  },
};
