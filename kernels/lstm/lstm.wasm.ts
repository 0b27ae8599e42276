// A layer of an LSTM of 128 units that hears its steps forwards and backwards. A unit of work is a batch in one direction.
// gates: [batches, steps, 2, 128, 4], a vector being a unit's four gates: in, forget, candidate, out; y: [batches, steps, 2, 128].
import { hearPanel, PANEL, PANELS } from "../shared/lstm.wasm";

const BYTES: usize = 512;
const GATES: usize = 2048;

@unmanaged
export class Lstm {
  weight: usize;
  gates: usize;
  y: usize;
  steps: i32;
}

/** Scratch: what the units said last, and their cells. */
export function lstm(call: Lstm, from: i32, to: i32, scratch: usize): void {
  const cells = scratch + BYTES;
  for (let unit = from; unit < to; unit++) {
    const direction = <usize>(unit & 1);
    const weight = call.weight + direction * PANELS * PANEL;
    const first = <usize>((unit >> 1) * call.steps);
    memory.fill(scratch, 0, 2 * BYTES);
    let said = scratch;
    for (let i = 0; i < call.steps; i++) {
      const step = first + <usize>(direction ? call.steps - 1 - i : i);
      const gates = call.gates + (2 * step + direction) * GATES;
      const y = call.y + (2 * step + direction) * BYTES;
      for (let panel: usize = 0; panel < PANELS; panel++) {
        hearPanel(weight + panel * PANEL, said, gates + panel * 128, cells + panel * 32, y + panel * 32);
      }
      said = y;
    }
  }
}
