import type { Backend, Program, Tensor, Weight } from "../../kernels/runtime/backend";
import type { ModelDimensions } from "./dimensions";
import type { GgmlModel } from "./ggml";
import type { GgmlTensor } from "./ggmlTypes";
import { packConvolution, packRows, uploadFloats, uploadPositions, uploadWeight } from "./weights";

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

export interface EncoderWeights {
  readonly conv1: Weight;
  readonly conv1Bias: Tensor;
  readonly conv2: Weight;
  readonly conv2Bias: Tensor;
  readonly positions: Tensor;
  readonly blocks: readonly BlockWeights[];
  readonly lnPost: Tensor;
}

/** Reads a tensor of the file by name; the loader has checked that it is there. */
export function tensorOf(model: GgmlModel, name: string): GgmlTensor {
  const tensor = model.tensors.get(name);
  if (!tensor) throw new Error(`The loader let a model without ${name} pass`);
  return tensor;
}

export function uploadBlock(backend: Backend, model: GgmlModel, prefix: string): BlockWeights {
  const of = (name: string): GgmlTensor => tensorOf(model, `${prefix}.${name}`);
  const state = of("attn.query.bias").shape[0] as number;
  const floats = (name: string, parts: readonly (GgmlTensor | number)[]): Tensor =>
    uploadFloats(backend, `${prefix}.${name}`, parts);
  const weight = (name: string, parts: readonly GgmlTensor[]): Weight =>
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

export function uploadEncoder(backend: Backend, model: GgmlModel): EncoderWeights {
  const of = (name: string): GgmlTensor => tensorOf(model, `encoder.${name}`);
  return {
    conv1: uploadWeight(backend, "encoder.conv1", packConvolution(of("conv1.weight"))),
    conv1Bias: uploadFloats(backend, "encoder.conv1.bias", [of("conv1.bias")]),
    conv2: uploadWeight(backend, "encoder.conv2", packConvolution(of("conv2.weight"))),
    conv2Bias: uploadFloats(backend, "encoder.conv2.bias", [of("conv2.bias")]),
    positions: uploadPositions(backend, "encoder.positions", of("positional_embedding"), "element"),
    blocks: Array.from({ length: model.dims.nAudioLayer }, (_, i) =>
      uploadBlock(backend, model, `encoder.blocks.${i}`),
    ),
    lnPost: uploadFloats(backend, "encoder.ln_post", [of("ln_post.weight"), of("ln_post.bias")]),
  };
}

/** AudioEncoder for a fixed number of windows: buffers are made once, and `program` is replayed per window. */
export interface AudioEncoder {
  readonly windows: number;
  readonly program: Program;
  /** [windows × nAudioCtx, nAudioState]. */
  readonly features: Tensor;
  /** Writes one window of normalised log-mel, frame-major [2 × nAudioCtx, nMels]. */
  writeMel(window: number, mel: Float32Array<ArrayBuffer>): void;
}

/** Records the encoder: two convolutions, nAudioLayer residual blocks, LayerNorm (openai/whisper model.py, AudioEncoder). */
export async function recordEncoder(
  backend: Backend,
  dims: ModelDimensions,
  weights: EncoderWeights,
  windows: number,
): Promise<AudioEncoder> {
  const { nMels, nAudioCtx, nAudioState: state, nAudioHead: heads } = dims;
  const frames = 2 * nAudioCtx;
  const rows = windows * nAudioCtx;
  // one row of zeros before and after each window is the convolutions' padding
  const mel = backend.tensor("mel", [windows, frames + 2, nMels]);
  const conv1 = backend.tensor("conv1", [windows, frames + 2, state]);
  const x = backend.tensor("x", [rows, state]);
  const x2 = backend.tensor("x2", [rows, state]);
  const normed = backend.tensor("normed", [rows, state]);
  const qkv = backend.tensor("qkv", [rows, 3 * state]);
  const hidden = backend.tensor("hidden", [rows, 4 * state]);
  const features = backend.tensor("features", [rows, state]);

  const program = await backend.record(`encoder × ${windows}`, (verbs) => {
    const melBatch = (frames + 2) * nMels;
    const convBatch = (frames + 2) * state;
    verbs.linear({
      x: mel,
      weight: weights.conv1,
      bias: weights.conv1Bias,
      activation: "gelu",
      y: conv1,
      rows: frames,
      window: { batches: windows, xRowStride: nMels, xBatchStride: melBatch, yBatchStride: convBatch, yOffset: state },
    });
    verbs.linear({
      x: conv1,
      weight: weights.conv2,
      bias: weights.conv2Bias,
      activation: "gelu",
      residual: weights.positions,
      y: x,
      rows: nAudioCtx,
      window: {
        batches: windows,
        xRowStride: 2 * state,
        xBatchStride: convBatch,
        yBatchStride: nAudioCtx * state,
        yOffset: 0,
      },
    });
    for (const block of weights.blocks) {
      verbs.linear({
        x,
        norm: { affine: block.attnLn, scratch: normed },
        weight: block.qkv,
        bias: block.qkvBias,
        y: qkv,
        rows,
      });
      verbs.attention({ qkv, y: normed, heads, keys: nAudioCtx, batches: windows });
      verbs.linear({ x: normed, weight: block.out, bias: block.outBias, residual: x, y: x2, rows });
      verbs.linear({
        x: x2,
        norm: { affine: block.mlpLn, scratch: normed },
        weight: block.mlp0,
        bias: block.mlp0Bias,
        activation: "gelu",
        y: hidden,
        rows,
      });
      verbs.linear({ x: hidden, weight: block.mlp2, bias: block.mlp2Bias, residual: x2, y: x, rows });
    }
    verbs.layerNorm({ x, y: features, affine: weights.lnPost, rows, cols: state });
  });

  return {
    windows,
    program,
    features,
    writeMel: (window, data) => backend.write(mel, data, (window * (frames + 2) + 1) * nMels),
  };
}
