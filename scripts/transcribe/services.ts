import { askServer } from "../../app/client/remote/askServer";
import { describeDevice, loadModel, transcribeLive } from "../../engine/index";
import { openModelOnDevice } from "../device/deviceServices";
import { openLiveSpeakers, openSpeakers } from "../models/openSpeakers";
import { openVad } from "../models/openVad";
import { readDrafts } from "../models/readDrafts";
import { type ReadModel, readModel } from "../models/readModel";
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
  openSpeakers,
  openInput: () => inputPieces(stop.asked),
  async openModel(nameOrFile, device, { draft, server }) {
    let about: Omit<ReadModel, "bytes"> = { notes: [] };
    const readBytes = async () => {
      const { bytes, ...rest } = await readModel(nameOrFile);
      about = rest;
      return bytes;
    };
    const model = await openModelOnDevice(device, readBytes, (backend, files, options) => {
      const { alignmentHeads } = about;
      return loadModel(backend, files, { ...options, alignmentHeads });
    });
    await model.writeAhead?.(readDrafts(draft, nameOrFile));
    if (server) await model.writeElsewhere?.(askServer(server));
    const { backend, info } = model.device();
    const megabytes = Math.round(backend.memory / 1e6);
    const what = `${nameOrFile} on ${info.adapter} in ${info.arithmetic}, ${megabytes} MB of memory.`;
    return {
      transcribe: (source, options, control) => model.transcribe(source, options, { openVad, ...control }),
      transcribeLive: (tracks, options, control) => transcribeLive(model, tracks, options, { openVad, ...control }),
      openSpeakers: (file) => openLiveSpeakers(file, model.device().backend),
      isMultilingual: model.languages.length > 1,
      lacksTimestamps: about.lacksTimestamps ?? false,
      notes: about.notes,
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
