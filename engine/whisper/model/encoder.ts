import type { Backend, Program } from "../../../kernels/runtime/backend";
import type { Tensor, Weight } from "../../../kernels/runtime/tensor";
import type { StoredTensor } from "../../files/storedTensor";
import type { WhisperFile } from "../files/whisperFile";
import { type BlockWeights, recordMlp, tensorOf, untilAll, uploadBlock } from "./block";
import type { ModelDimensions } from "./dimensions";
import { packConvolution, uploadFloats, uploadPositions, uploadWeight } from "./weights";

export interface EncoderWeights {
  readonly conv1: Weight;
  readonly conv1Bias: Tensor;
  readonly conv2: Weight;
  readonly conv2Bias: Tensor;
  readonly positions: Tensor;
  readonly blocks: readonly BlockWeights[];
  readonly lnPost: Tensor;
}

export async function uploadEncoder(backend: Backend, model: WhisperFile): Promise<EncoderWeights> {
  const of = (name: string): StoredTensor => tensorOf(model, `encoder.${name}`);
  await untilAll(model, ["encoder.conv", "encoder.positional_embedding"]);
  const entry = {
    conv1: uploadWeight(backend, "encoder.conv1", packConvolution(of("conv1.weight"))),
    conv1Bias: uploadFloats(backend, "encoder.conv1.bias", [of("conv1.bias")]),
    conv2: uploadWeight(backend, "encoder.conv2", packConvolution(of("conv2.weight"))),
    conv2Bias: uploadFloats(backend, "encoder.conv2.bias", [of("conv2.bias")]),
    positions: uploadPositions(backend, "encoder.positions", of("positional_embedding"), "element"),
  };
  const blocks: BlockWeights[] = [];
  for (let i = 0; i < model.dims.nAudioLayer; i++) {
    await untilAll(model, [`encoder.blocks.${i}.`]);
    blocks.push(uploadBlock(backend, model, `encoder.blocks.${i}`));
  }
  await untilAll(model, ["encoder.ln_post"]);
  const lnPost = uploadFloats(backend, "encoder.ln_post", [of("ln_post.weight"), of("ln_post.bias")]);
  return { ...entry, blocks, lnPost };
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
      recordMlp(verbs, block, { x: x2, y: x, normed, hidden, rows });
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
