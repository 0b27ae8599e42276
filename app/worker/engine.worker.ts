import { expose } from "comlink";
import { EngineHost } from "../../engine/index";
import { audioSource } from "./audioPort";
import { openCpu } from "./openCpu";
import { openGpu } from "./openGpu";
import { readModel } from "./readModel";
import { readVad } from "./readVad";
import { reportRequests } from "./requests";
import { sha256 } from "./sha256";

reportRequests();

// Held for as long as this worker lives, so that the page knows when it does no more (engineWorker.ts).
const isHeld = new Promise<void>((resolve) => {
  if (!navigator.locks) return resolve();
  void navigator.locks.request(self.name, () => {
    resolve();
    return new Promise(() => {});
  });
});

class WorkerHost extends EngineHost {
  override ping(): Promise<void> {
    return isHeld;
  }
}

const host = new WorkerHost({
  openGpu: () => openGpu(navigator.gpu),
  openCpu,
  version: SOTTO_VERSION,
  readModel,
  readVad,
  openAudio: audioSource,
  sha256,
  now: () => performance.now(),
});
expose(host);
