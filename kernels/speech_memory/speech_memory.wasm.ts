// The voice detector's LSTM and its probabilities, step after step (Silero VAD, 16 kHz). One unit of work.
// gates: [steps, 128, 4] of speech_features; memory: [2, 128], what the units said last and their cells, then a probability
// per step. A vector is a unit's four gates: in, forget, candidate, out. Layout of weights: shared/speech.ts.
import { hearPanel, PANEL, PANELS } from "../shared/lstm.wasm";
import { madd, sigmoid4, sumLanes } from "../shared/simd.wasm";

const BYTES: usize = 512;
const GATES: usize = 2048;

@unmanaged
export class SpeechMemory {
  weight: usize;
  gates: usize;
  memory: usize;
  steps: i32;
}

/** Scratch: what the units say in this step, while what they said last is still heard. */
export function speechMemory(call: SpeechMemory, _from: i32, _to: i32, scratch: usize): void {
  const said = call.memory;
  const output = call.weight + PANELS * PANEL;
  const bias = load<f32>(output + BYTES);
  for (let step = 0; step < call.steps; step++) {
    const gates = call.gates + <usize>step * GATES;
    for (let panel: usize = 0; panel < PANELS; panel++) {
      hearPanel(
        call.weight + panel * PANEL,
        said,
        gates + panel * 128,
        said + BYTES + panel * 32,
        scratch + panel * 32,
      );
    }
    let votes = f32x4.splat(0);
    for (let i: usize = 0; i < BYTES; i += 16) {
      const says = v128.load(scratch + i);
      v128.store(said + i, says);
      votes = madd(f32x4.pmax(f32x4.splat(0), says), v128.load(output + i), votes);
    }
    const probability = sigmoid4(f32x4.splat(sumLanes(votes) + bias));
    store<f32>(said + 2 * BYTES + ((<usize>step) << 2), f32x4.extract_lane(probability, 0));
  }
}
