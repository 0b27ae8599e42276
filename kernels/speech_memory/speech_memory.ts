import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import type { Tensor } from "../runtime/tensor";
import { lstmSnippets } from "../shared/lstmSnippets";
import { speech } from "../shared/speech";
import source from "./speech_memory.wgsl?raw";

export const speechMemoryKernel = defineKernel({
  name: "speech_memory",
  source,
  bindings: { weight: "read_write", gates: "read", memory: "read_write" },
  params: { steps: "u32" },
  tunables: {},
  unrolled: ["j"],
});

/** Second half of the voice detector: its memory, step after step, and the probabilities of speech. */
export interface SpeechMemoryArgs {
  /** Of `packSpeechMemory`, f32. */
  readonly weight: Tensor;
  /** Of `speechFeatures`; used up. */
  readonly gates: Tensor;
  /** [2 × 128 + steps] f32: what the units said last and their cells, which go on, then the steps' probabilities. */
  readonly memory: Tensor;
  readonly steps: number;
}

export const speechMemory: Operation<SpeechMemoryArgs> = {
  gpu({ weight, gates, memory, steps }, on) {
    on.dispatch({
      kernel: speechMemoryKernel,
      prelude: { snippets: lstmSnippets(on.tuning) },
      buffers: { weight, gates, memory },
      params: { steps },
      grid: [1],
    });
  },
  wasm({ weight, gates, memory, steps }, on) {
    on.needScratch(4 * speech.memory);
    on.coarse("speech_memory", 1, { weight, gates, memory, steps });
  },
};
