import { describeDevice, transcribeLive } from "../../engine/index";
import { openModelOnDevice } from "../device/deviceServices";
import { openVad } from "../models/openVad";
import { readModel } from "../models/readModel";
import type { Services } from "./commandServices";
import { disk } from "./disk";
import { folders } from "./folders";
import { inputPieces } from "./inputPieces";
import { openSound } from "./openSound";
import { watchSignals } from "./stop";
import { watchStray } from "./stray";

const stop = watchSignals();

/** The command's services on this machine: its terminal, files and devices. */
export const services: Services = {
  stdout: { write: printed },
  stderr: process.stderr,
  disk,
  folders,
  stop,
  now: () => performance.now(),
  onStray: watchStray(),
  openAudio: openSound,
  openInput: () => inputPieces(stop.asked),
  async openModel(nameOrFile, device) {
    const model = await openModelOnDevice(device, () => readModel(nameOrFile));
    const { backend, info } = model.device();
    const megabytes = Math.round(backend.memory / 1e6);
    const what = `${nameOrFile} on ${info.adapter} in ${info.arithmetic}, ${megabytes} MB of memory.`;
    return {
      transcribe: (source, options, control) => model.transcribe(source, options, { openVad, ...control }),
      transcribeLive: (tracks, options, control) => transcribeLive(model, tracks, options, { openVad, ...control }),
      isMultilingual: model.languages.length > 1,
      description: `${what} ${describeDevice(info)}`,
    };
  },
};

// A terminal that is gone takes no complaints; what becomes of the text is told by each write.
process.stderr.on("error", () => {});
process.stdout.on("error", () => {});

function printed(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
