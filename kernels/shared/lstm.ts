/** An LSTM of 128 units as `lstm` computes it. */
export const lstmUnits = 128;
const GATES = 4;
/** Outputs of a panel: eight units. */
const WIDE_PANEL = 32;

/**
 * Weights from what the units said last, as `lstm` reads them: for each direction [panels of 32 outputs, 128 inputs, 32], an
 * output being a gate of a unit: in, forget, candidate, out.
 */
export function packLstm(
  directions: number,
  weight: (direction: number, unit: number, gate: number, input: number) => number,
): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(directions * GATES * lstmUnits * lstmUnits);
  for (let at = 0; at < packed.length; at++) {
    const panel = Math.floor(at / (WIDE_PANEL * lstmUnits));
    const output = (panel * WIDE_PANEL + (at % WIDE_PANEL)) % (GATES * lstmUnits);
    const input = Math.floor(at / WIDE_PANEL) % lstmUnits;
    const direction = Math.floor(at / (GATES * lstmUnits * lstmUnits));
    packed[at] = weight(direction, output >> 2, output & 3, input);
  }
  return packed;
}
