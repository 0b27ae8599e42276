import { readFileSync } from "node:fs";

/** A tensor that openai/whisper computed. */
export interface GoldenTensor<
  Data extends Float32Array | Int32Array = Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>,
> {
  readonly shape: readonly number[];
  readonly data: Data;
}

/** Where the golden file PATH lies, PATH being relative to engine/testing/goldens. */
export function goldenUrl(path: string): URL {
  return new URL(`./goldens/${path}`, import.meta.url);
}

/** Reads a golden JSON file; the caller states its shape. */
export function goldenJson<T>(path: string): T {
  return JSON.parse(readFileSync(goldenUrl(path), "utf8")) as T;
}

/** Reads every tensor of a golden safetensors file (F32 and I32 only). */
export function goldenTensors(path: string): ReadonlyMap<string, GoldenTensor> {
  const file = readFileSync(goldenUrl(path));
  const headerLength = Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.toString("utf8", 8, 8 + headerLength)) as Record<string, SafetensorsEntry>;
  const tensors = new Map<string, GoldenTensor>();
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const [from, to] = data_offsets;
    // A copy, because the data need not be aligned in the file.
    const bytes = new Uint8Array(file.subarray(8 + headerLength + from, 8 + headerLength + to)).buffer;
    if (dtype !== "F32" && dtype !== "I32") throw new Error(`${path}: ${name} is ${dtype}, expected F32 or I32`);
    tensors.set(name, { shape, data: dtype === "F32" ? new Float32Array(bytes) : new Int32Array(bytes) });
  }
  return tensors;
}

/** The f32 tensor NAME; throws where it is missing or of another type. */
export function f32(tensors: ReadonlyMap<string, GoldenTensor>, name: string): GoldenTensor<Float32Array<ArrayBuffer>> {
  const tensor = tensors.get(name);
  if (!(tensor?.data instanceof Float32Array)) throw new Error(`no f32 golden tensor ${name}`);
  return { shape: tensor.shape, data: tensor.data };
}

/** The i32 tensor NAME; throws where it is missing or of another type. */
export function i32(tensors: ReadonlyMap<string, GoldenTensor>, name: string): GoldenTensor<Int32Array<ArrayBuffer>> {
  const tensor = tensors.get(name);
  if (!(tensor?.data instanceof Int32Array)) throw new Error(`no i32 golden tensor ${name}`);
  return { shape: tensor.shape, data: tensor.data };
}

interface SafetensorsEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}
