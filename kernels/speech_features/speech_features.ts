import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import type { Tensor } from "../runtime/tensor";
import type { SpeechTables } from "../shared/speech";
import source from "./speech_features.wgsl?raw";

export const speechFeaturesKernel = defineKernel({
  name: "speech_features",
  source,
  bindings: {
    samples: "read",
    spectrum: "read",
    conv1: "read",
    conv2: "read",
    conv3: "read",
    conv4: "read",
    entry: "read",
    gates: "read_write",
  },
  params: { steps: "u32" },
  tunables: {},
});

/** First half of the voice detector: what steps of 512 samples bring to its memory. Weights: `packSpeechFeatures`. */
export interface SpeechFeaturesArgs extends SpeechTables<Tensor> {
  /** [64 + steps × 512] f32 at 16 kHz: the last samples before the steps, then theirs. */
  readonly samples: Tensor;
  /** [steps, 128, 4] f32. */
  readonly gates: Tensor;
  readonly steps: number;
}

/** Steps of a unit on the processor, and bytes of what they become on the way. */
const STEPS = 4;
const STEPS_BYTES = 48 * 1024;

export const speechFeatures: Operation<SpeechFeaturesArgs> = {
  gpu({ samples, spectrum, conv1, conv2, conv3, conv4, entry, gates, steps }, on) {
    on.dispatch({
      kernel: speechFeaturesKernel,
      buffers: { samples, spectrum, conv1, conv2, conv3, conv4, entry, gates },
      params: { steps },
      grid: [steps],
    });
  },
  wasm({ samples, spectrum, conv1, conv2, conv3, conv4, entry, gates, steps }, on) {
    on.needScratch(STEPS_BYTES);
    const tensors = { samples, spectrum, conv1, conv2, conv3, conv4, entry, gates };
    on.coarse("speech_features", Math.ceil(steps / STEPS), { ...tensors, steps });
  },
};
