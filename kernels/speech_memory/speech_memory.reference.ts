import { type SpeechWeights, speech } from "../shared/speech";

/** What the units said last, and their cells. */
export interface SpeechMemoryState {
  readonly said: Float64Array;
  readonly cells: Float64Array;
}

/** Takes what steps bring to the gates, [steps, 128, 4], changes the memory, and returns the steps' probabilities. */
export function speechMemoryReference(
  gates: ArrayLike<number>,
  { lstm, output }: SpeechWeights,
  { said, cells }: SpeechMemoryState,
): Float64Array {
  const { memory } = speech;
  const probabilities = new Float64Array(gates.length / (4 * memory));
  for (let step = 0; step < probabilities.length; step++) {
    const heard = said.slice();
    for (let unit = 0; unit < memory; unit++) {
      const gate = (index: number): number => {
        let sum = gates[(step * memory + unit) * 4 + index] as number;
        for (let i = 0; i < memory; i++) {
          sum += (heard[i] as number) * (lstm.weight[((unit * 2 + 1) * memory + i) * 4 + index] as number);
        }
        return sum;
      };
      const cell = sigmoid(gate(1)) * (cells[unit] as number) + sigmoid(gate(0)) * Math.tanh(gate(2));
      cells[unit] = cell;
      said[unit] = sigmoid(gate(3)) * Math.tanh(cell);
    }
    const weigh = (sum: number, value: number, i: number) => sum + Math.max(0, value) * (output.weight[i] as number);
    probabilities[step] = sigmoid(said.reduce(weigh, output.bias[0] as number));
  }
  return probabilities;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
