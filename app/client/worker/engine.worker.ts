import { expose } from "comlink";
import { EngineHost } from "../../../engine/index";
import { audioSource } from "../decoding/audioPort";
import { isFirstRun } from "../isFirstRun";
import { type ModelReader, modelReader } from "../models/modelPort";
import { keepToOwnOrigin } from "../ownOrigin";
import { askAtPort } from "../remote/remoteLine";
import { reportRequests } from "../requests";
import type { Beginning } from "./engineWorker";
import { holdName } from "./lifetime";
import { openCpu } from "./openCpu";
import { openGpu } from "./openGpu";
import { readVad } from "./readVad";

if (isFirstRun()) begin();

function begin(): void {
  keepToOwnOrigin();
  reportRequests();

  const isHeld = holdName();

  const begun = new Promise<Beginning>((resolve) => {
    addEventListener("message", ({ data }: MessageEvent<Partial<Beginning>>) => {
      const { models, vad } = data;
      if (models && vad) resolve({ models, vad });
    });
  });
  const stored: Promise<ModelReader> = begun.then(({ models }) => modelReader(models));
  class WorkerHost extends EngineHost {
    override ping(): Promise<void> {
      return isHeld;
    }
  }

  const host = new WorkerHost({
    openGpu: (known) => openGpu(navigator.gpu, known),
    openCpu,
    version: SOTTO_VERSION,
    readModel: async (...asked) => (await stored).read(...asked),
    readVad: async () => readVad((await begun).vad),
    openAudio: audioSource,
    askAtPort,
    now: () => performance.now(),
  });
  expose(host);
}
