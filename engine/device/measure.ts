import type { Backend, Program } from "../../kernels/runtime/backend";
import type { Tensor, Weight } from "../../kernels/runtime/tensor";

/** Parts of the encoder's work and of the decoder's in the sizes of tiny: what the comparison times. */
const WIDTH = 384;
const ROWS = 256;
const LAYERS = 4;
const VOCABULARY = 16384;
const STEPS = 8;
/** f16 scale 1/128 and minimum −1/8 of every block: weights within ± 1/8. */
const SCALES = 0xb0002000;

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
  const up = randomWeight(backend, 4 * WIDTH, WIDTH);
  const down = randomWeight(backend, WIDTH, 4 * WIDTH);
  const vocabulary = randomWeight(backend, VOCABULARY, WIDTH);
  const x = backend.tensor("measured x", [ROWS, WIDTH]);
  backend.write(
    x,
    Float32Array.from({ length: ROWS * WIDTH }, (_, i) => Math.sin(i)),
  );
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

/** q5 weights: a word of scale and minimum, then five of bits, per 32. */
function randomWeight(backend: Backend, rows: number, cols: number): Weight {
  const words = new Uint32Array((rows * cols * 6) / 32);
  for (let i = 0, state = 1; i < words.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    words[i] = i % 6 === 0 ? SCALES : state;
  }
  return backend.weight("measured weight", "q5", [rows, cols], words);
}
