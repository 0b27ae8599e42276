import type { Backend, Program } from "../../kernels/runtime/backend";
import type { Tensor } from "../../kernels/runtime/tensor";
import { seededTensor, seededWeight } from "./seeded";

/** Parts of the encoder's work and of the decoder's in the sizes of tiny: what the comparison times. */
const WIDTH = 384;
const ROWS = 256;
const LAYERS = 4;
const VOCABULARY = 16384;
const STEPS = 8;

/**
 * Milliseconds that a device needs for a fixed piece of work like a window's: four MLPs over 256 positions, then eight
 * decoding steps, each of which waits for the one before. Gives up where more than `limit` have passed, and returns what
 * has passed until then. Leaves nothing on it, and does not touch what else is there.
 */
export async function measureDevice(backend: Backend, limit: number): Promise<number> {
  const scope = backend.scope();
  try {
    const { mlp, step, result } = await recordWork(scope);
    // The first time is that of buffers and caches.
    backend.submit([step]);
    await backend.readWords(result, 1);
    const began = performance.now();
    for (const program of [...new Array<Program>(LAYERS).fill(mlp), ...new Array<Program>(STEPS).fill(step)]) {
      backend.submit([program]);
      await backend.readWords(result, 1);
      if (performance.now() - began > limit) break;
    }
    return performance.now() - began;
  } finally {
    scope.dispose();
  }
}

async function recordWork(backend: Backend): Promise<{ mlp: Program; step: Program; result: Tensor }> {
  const up = seededWeight(backend, 4 * WIDTH, WIDTH);
  const down = seededWeight(backend, WIDTH, 4 * WIDTH);
  const vocabulary = seededWeight(backend, VOCABULARY, WIDTH);
  const x = seededTensor(backend, [ROWS, WIDTH]);
  const hidden = backend.tensor("measured hidden", [ROWS, 4 * WIDTH]);
  const y = backend.tensor("measured y", [ROWS, WIDTH]);
  const result = backend.tensor("measured logits", [VOCABULARY], "f32");
  const mlp = await backend.record("measured mlp", (verbs) => {
    verbs.linear({ x, weight: up, y: hidden, rows: ROWS, activation: "gelu" });
    verbs.linear({ x: hidden, weight: down, y, rows: ROWS });
  });
  const step = await backend.record("measured step", (verbs) => {
    for (let layer = 0; layer < LAYERS; layer++) {
      verbs.linear({ x, weight: up, y: hidden, rows: 1, activation: "gelu" });
      verbs.linear({ x: hidden, weight: down, y, rows: 1 });
    }
    verbs.linear({ x: y, weight: vocabulary, y: result, rows: 1 });
  });
  return { mlp, step, result };
}
