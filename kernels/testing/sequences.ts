import type { Tensor } from "../runtime/tensor";
import { SEQUENCE_HEADER, sequenceWords } from "../shared/sequence";
import type { Run } from "./backends";

/** Words of a sequence's state by name; what is not named is zero. */
export type SequenceState = Partial<Readonly<Record<keyof typeof sequenceWords, number>>>;

/** The state tensor [sequences, header + nTextCtx] of these sequences. */
export function sequencesWith({ backend }: Run, states: readonly SequenceState[], nTextCtx: number): Tensor {
  const stride = SEQUENCE_HEADER + nTextCtx;
  const words = new Uint32Array(states.length * stride);
  for (const [i, state] of states.entries()) {
    for (const [name, word] of Object.entries(sequenceWords)) {
      words[i * stride + word] = state[name as keyof typeof sequenceWords] ?? 0;
    }
  }
  const tensor = backend.tensor("state", [states.length, stride], "u32");
  backend.write(tensor, words);
  return tensor;
}
