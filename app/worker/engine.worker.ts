import { expose } from "comlink";
import { EngineHost } from "../../engine/index";
import { audioSource } from "./audioPort";
import { openCpu } from "./openCpu";
import { openGpu } from "./openGpu";
import { readModel } from "./readModel";
import { readVad } from "./readVad";
import { sha256 } from "./sha256";

const host = new EngineHost({
  openGpu: () => openGpu(navigator.gpu),
  openCpu,
  version: SOTTO_VERSION,
  readModel,
  readVad,
  openAudio: audioSource,
  sha256,
});
expose(host);
