import { readFile } from "node:fs/promises";
import { describeDevice } from "../../engine/index";
import { decodePath } from "../audio/decodePath";
import { openModelOnDevice } from "../device/deviceServices";
import { findModel } from "../models/findModel";
import { openVad } from "../models/openVad";
import type { Services } from "./commandServices";
import { standardInput } from "./standardInput";

/** The command's services on this machine: its terminal, files and devices. */
export const services: Services = {
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => performance.now(),
  openAudio: (file) => decodePath(file),
  openInput: standardInput,
  async openModel(nameOrFile, device) {
    const path = findModel(nameOrFile);
    const {
      transcribe,
      transcribeLive,
      dims,
      tokenizer,
      device: current,
    } = await openModelOnDevice(device, () => readFile(path));
    const { backend, info } = current();
    const megabytes = Math.round(backend.memory / 1e6);
    const what = `${nameOrFile} on ${info.adapter} in ${info.arithmetic}, ${megabytes} MB of memory.`;
    return {
      transcribe: (source, options, control) => transcribe(source, options, { openVad, ...control }),
      transcribeLive: (tracks, options, control) => transcribeLive(tracks, options, { openVad, ...control }),
      nMels: dims.nMels,
      isMultilingual: tokenizer.isMultilingual,
      description: `${what} ${describeDevice(info)}`,
    };
  },
};
