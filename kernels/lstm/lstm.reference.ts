import { lstmUnits } from "../shared/lstm";

interface LstmSize {
  readonly batches: number;
  readonly steps: number;
}

/** `lstm` by its definition, in f64. */
export function lstmReference(
  gates: Float32Array,
  weight: (direction: number, unit: number, gate: number, input: number) => number,
  { batches, steps }: LstmSize,
): Float64Array {
  const y = new Float64Array(batches * steps * 2 * lstmUnits);
  for (let run = 0; run < 2 * batches; run++) {
    const direction = run % 2;
    let said = new Float64Array(lstmUnits);
    const cells = new Float64Array(lstmUnits);
    for (let i = 0; i < steps; i++) {
      const step = Math.floor(run / 2) * steps + (direction ? steps - 1 - i : i);
      const place = (step * 2 + direction) * lstmUnits;
      const heard = said;
      said = Float64Array.from(cells, (cell, unit) => {
        const [enter, keep, candidate, leave] = [0, 1, 2, 3].map((gate) =>
          heard.reduce(
            (sum, value, input) => sum + value * weight(direction, unit, gate, input),
            gates[(place + unit) * 4 + gate] as number,
          ),
        ) as [number, number, number, number];
        cells[unit] = sigmoid(keep) * cell + sigmoid(enter) * Math.tanh(candidate);
        return sigmoid(leave) * Math.tanh(cells[unit]);
      });
      y.set(said, place);
    }
  }
  return y;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
