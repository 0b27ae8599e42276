import { expose } from "comlink";
import { EngineHost } from "../../engine/index";
import { audioSource } from "./audioPort";
import { openBackend } from "./openBackend";
import { readModel } from "./readModel";
import { sha256 } from "./sha256";

const host = new EngineHost({
  openBackend: () => openBackend(navigator.gpu),
  readModel,
  openAudio: audioSource,
  sha256,
});
expose(host);
