import type { Backend, Program, Verbs, Weight, WeightFormat } from "../../kernels/runtime/backend";
import { median, type Row } from "./rows";

interface Case {
  readonly name: string;
  readonly shape: string;
  readonly operations?: number;
  readonly bytes?: number;
  readonly build: (verbs: Verbs) => void;
}

/** Times each kernel on Whisper's shapes: `repeats` dispatches a submit, median of `samples` submits. */
export async function benchKernels(
  backend: Backend,
  { samples, repeats, filter }: { samples: number; repeats: number; filter: string },
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { name, shape, operations, bytes, build } of cases(backend)) {
    if (!`${name} ${shape}`.includes(filter)) continue;
    const program = await backend.record(name, (verbs) => {
      for (let i = 0; i < repeats; i++) build(verbs);
    });
    const milliseconds = (await timeProgram(backend, program, samples)) / repeats;
    rows.push({
      kind: "kernel",
      name,
      shape,
      type: backend.info.element,
      median: milliseconds,
      samples,
      ...(operations ? { gflops: operations / milliseconds / 1e6 } : {}),
      ...(bytes ? { gbps: bytes / milliseconds / 1e6 } : {}),
    });
  }
  return rows;
}

async function timeProgram(backend: Backend, program: Program, samples: number): Promise<number> {
  const fence = backend.tensor("fence", [1], "u32");
  const times: number[] = [];
  for (let i = 0; i < samples + 1; i++) {
    const began = performance.now();
    backend.submit([program]);
    await backend.readWords(fence);
    if (i > 0) times.push(performance.now() - began);
  }
  return median(times);
}

function cases(backend: Backend): readonly Case[] {
  const linear = (rows: number, outputs: number, cols: number, format: WeightFormat = "q5"): Case => {
    const weight = randomWeight(backend, format, outputs, cols);
    const x = backend.tensor("x", [rows, cols]);
    const y = backend.tensor("y", [rows, outputs]);
    return {
      name: rows > 8 ? "matmul" : "matvec",
      shape: `${rows}×${outputs}×${cols} ${format}`,
      operations: 2 * rows * outputs * cols,
      bytes: (outputs * cols * bits[format]) / 8,
      build: (verbs) => verbs.linear({ x, weight, y, rows }),
    };
  };
  const attention = (heads: number): Case => {
    const qkv = backend.tensor("qkv", [1500, heads * 192]);
    const y = backend.tensor("y", [1500, heads * 64]);
    return {
      name: "attention",
      shape: `${heads} heads × 1500²`,
      operations: 4 * heads * 1500 * 1500 * 64,
      build: (verbs) => verbs.attention({ qkv, y, heads, keys: 1500, batches: 1 }),
    };
  };
  const crossAttention = (heads: number): Case => {
    const q = backend.tensor("q", [1, heads * 64]);
    const kv = backend.tensor("kv", [1, 1500, heads * 128]);
    const y = backend.tensor("y", [1, heads * 64]);
    return {
      name: "cross_attention",
      shape: `${heads} heads × 1500`,
      bytes: 1500 * heads * 128 * (backend.info.element === "f16" ? 2 : 4),
      build: (verbs) => verbs.crossAttention({ q, kv, y, heads, keys: 1500, rowsPerWindow: 1, rows: 1 }),
    };
  };
  const layerNorm = (rows: number, cols: number): Case => {
    const x = backend.tensor("x", [rows, cols]);
    const y = backend.tensor("y", [rows, cols]);
    const affine = backend.tensor("affine", [2, cols], "f32");
    return {
      name: "layer_norm",
      shape: `${rows}×${cols}`,
      bytes: rows * cols * 8,
      build: (verbs) => verbs.layerNorm({ x, y, affine, rows, cols }),
    };
  };
  return [
    linear(1500, 384, 384),
    linear(1500, 1152, 384),
    linear(1500, 1536, 384),
    linear(1500, 384, 1536),
    linear(1500, 512, 2048),
    linear(1500, 384, 384, "f16"),
    linear(1500, 384, 384, "f32"),
    linear(1, 384, 384),
    linear(1, 1536, 384),
    linear(1, 384, 1536),
    linear(1, 51864, 384),
    attention(6),
    attention(8),
    crossAttention(6),
    layerNorm(1500, 384),
    layerNorm(1, 384),
  ];
}

const bits: Readonly<Record<WeightFormat, number>> = { f32: 32, f16: 16, q4: 5, q5: 6, q8: 9 };

function randomWeight(backend: Backend, format: WeightFormat, rows: number, cols: number): Weight {
  return backend.weight("weight", format, [rows, cols], new Uint32Array((rows * cols * bits[format]) / 32));
}
