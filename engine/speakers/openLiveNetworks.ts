import type { Backend } from "../../kernels/runtime/backend";
import { type ModelFiles, weightsFile } from "../files/modelFile";
import type { OpenedSpeakers } from "../stream/types";
import { loadSpeakerNetworks } from "./loadNetworks";

/** Both networks for one window at a time, with memory of their own. Throws `model-corrupt`, or a RangeError. */
export async function openLiveNetworks(backend: Backend, files: ModelFiles): Promise<OpenedSpeakers> {
  const scope = backend.scope();
  try {
    const networks = await loadSpeakerNetworks(scope, files.get(weightsFile)!.bytes, 1);
    return { networks, dispose: () => scope.dispose() };
  } catch (error) {
    scope.dispose();
    throw error;
  }
}
