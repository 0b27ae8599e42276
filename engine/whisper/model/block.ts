import type { Verbs } from "../../../kernels/operations";
import type { Backend } from "../../../kernels/runtime/backend";
import type { Tensor, Weight } from "../../../kernels/runtime/tensor";
import type { StoredTensor } from "../../files/storedTensor";
import type { WhisperFile } from "../files/whisperFile";
import { packRows, uploadFloats, uploadWeight } from "./weights";

/** Weights of one residual block's self-attention and MLP; the decoder has cross-attention besides. */
export interface BlockWeights {
  readonly attnLn: Tensor;
  readonly qkv: Weight;
  readonly qkvBias: Tensor;
  readonly out: Weight;
  readonly outBias: Tensor;
  readonly mlpLn: Tensor;
  readonly mlp0: Weight;
  readonly mlp0Bias: Tensor;
  readonly mlp2: Weight;
  readonly mlp2Bias: Tensor;
}

/** Waits until tensors whose names begin so have come. */
export async function untilAll({ until }: WhisperFile, prefixes: readonly string[]): Promise<void> {
  for (const prefix of prefixes) await until?.(prefix);
}

/** Reads a tensor of the file by name; the loader has checked that it is there. */
export function tensorOf(model: WhisperFile, name: string): StoredTensor {
  const tensor = model.tensors.get(name);
  if (!tensor) throw new Error(`The loader let a model without ${name} pass`);
  return tensor;
}

export function uploadBlock(backend: Backend, model: WhisperFile, prefix: string): BlockWeights {
  const of = (name: string): StoredTensor => tensorOf(model, `${prefix}.${name}`);
  const state = of("attn.query.bias").shape[0] as number;
  const floats = (name: string, parts: readonly (StoredTensor | number)[]): Tensor =>
    uploadFloats(backend, `${prefix}.${name}`, parts);
  const weight = (name: string, parts: readonly StoredTensor[]): Weight =>
    uploadWeight(backend, `${prefix}.${name}`, packRows(parts));
  return {
    attnLn: floats("attn_ln", [of("attn_ln.weight"), of("attn_ln.bias")]),
    qkv: weight("attn.qkv", [of("attn.query.weight"), of("attn.key.weight"), of("attn.value.weight")]),
    qkvBias: floats("attn.qkv.bias", [of("attn.query.bias"), state, of("attn.value.bias")]),
    out: weight("attn.out", [of("attn.out.weight")]),
    outBias: floats("attn.out.bias", [of("attn.out.bias")]),
    mlpLn: floats("mlp_ln", [of("mlp_ln.weight"), of("mlp_ln.bias")]),
    mlp0: weight("mlp.0", [of("mlp.0.weight")]),
    mlp0Bias: floats("mlp.0.bias", [of("mlp.0.bias")]),
    mlp2: weight("mlp.2", [of("mlp.2.weight")]),
    mlp2Bias: floats("mlp.2.bias", [of("mlp.2.bias")]),
  };
}

/** What the second half of a block works on; all rows long. */
export interface MlpTensors {
  readonly x: Tensor;
  /** x + MLP(LayerNorm(x)). */
  readonly y: Tensor;
  readonly normed: Tensor;
  /** [rows, 4 × state]. */
  readonly hidden: Tensor;
  readonly rows: number;
  readonly sums?: "as alone" | undefined;
}

/** Appends a block's MLP with its LayerNorm and residual. */
export function recordMlp(verbs: Verbs, block: BlockWeights, { x, y, normed, hidden, ...rows }: MlpTensors): void {
  const norm = { affine: block.mlpLn, scratch: normed };
  verbs.linear({ x, norm, weight: block.mlp0, bias: block.mlp0Bias, activation: "gelu", y: hidden, ...rows });
  verbs.linear({ x: hidden, weight: block.mlp2, bias: block.mlp2Bias, residual: x, y, ...rows });
}
