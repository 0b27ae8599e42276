import type { Tensor } from "../runtime/tensor";
import { packState, type SequenceState, stateLength } from "../shared/sequence";
import type { Run } from "./backends";

/** The state tensor [sequences, header + nTextCtx] of these sequences. */
export function sequencesWith({ backend }: Run, states: readonly SequenceState[], nTextCtx: number): Tensor {
  const stride = stateLength(nTextCtx);
  const tensor = backend.tensor("state", [states.length, stride], "u32");
  for (const [i, state] of states.entries()) backend.write(tensor, packState(state), i * stride);
  return tensor;
}
