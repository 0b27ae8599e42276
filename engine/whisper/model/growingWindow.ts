import type { Backend, Program } from "../../../kernels/runtime/backend";
import type { Tensor } from "../../../kernels/runtime/tensor";
import { recordMlp } from "./block";
import type { CrossKv } from "./crossKv";
import type { DecoderWeights } from "./decoderWeights";
import type { ModelDimensions } from "./dimensions";
import type { EncoderWeights } from "./encoder";
import type { GrowingEncoder, GrowingWindow, SoundMaker } from "./types";

/** Positions, of 20 ms each, before what was heard last time that are encoded once more: what follows changes them most. */
const back = 75;
/** Positions of silence behind what is heard that are encoded with it; no fewer than the sound before the silence has. */
const margin = 50;
/** Positions in which programs are counted, so that few have to be recorded. */
const grain = 25;

export interface GrowingWeights {
  readonly encoder: EncoderWeights;
  readonly decoder: DecoderWeights;
}

/** The encoder, and what a window that is encoded whole tells it: that nothing is kept. */
export interface GrowingWhisper extends GrowingEncoder {
  forget(): void;
}

/**
 * Encodes windows that grow, one position's worth of work for each that is new: positions before them keep the queries, keys and
 * values that they had when they were encoded, those behind them have the ones of silence behind a sound like speech: silence with
 * nothing before it would tell the model that nobody speaks. Of a new window, or where all is listened to, the result is that of
 * the whole encoder but for that silence, which hears another speech than the one before it.
 * @param speech makes the sound before the silence, no longer than the margin.
 */
export async function openGrowingWindow(
  backend: Backend,
  dims: ModelDimensions,
  weights: GrowingWeights,
  cross: CrossKv,
  speech: SoundMaker,
): Promise<GrowingWhisper> {
  const tensors = takeMemory(backend, dims);
  const positions = await backend.readFloats(weights.encoder.positions);
  const parts = partPrograms(backend, { dims, weights, cross, tensors });
  const { nAudioCtx, nAudioState: state, nMels } = dims;
  const spoken = new Float32Array(2 * nAudioCtx * nMels);
  spoken.set(speech(nMels));
  const kept = [...tensors.qkv, ...cross.kv];

  const run = async (mel: Float32Array<ArrayBuffer>, from: number, to: number): Promise<void> => {
    const [entry, blocks] = await parts(from, to - from);
    backend.write(tensors.mel, framesOf(mel, nMels, from, to));
    backend.write(tensors.positions, positions.subarray(from * state, to * state));
    backend.submit([entry]);
    // Before the first frame lie zeros, as the second convolution sees them.
    if (from === 0) backend.write(tensors.conv1, new Float32Array(state));
    backend.submit([blocks]);
  };
  await run(spoken, 0, nAudioCtx);
  const silent = await Promise.all(kept.map((tensor) => backend.readFloats(tensor)));

  const nothing = { of: undefined as object | undefined, end: 0, to: nAudioCtx };
  let last = nothing;
  const restore = (to: number): void => {
    for (const [i, tensor] of kept.entries()) {
      const width = tensor.shape.at(-1) ?? 0;
      const rows = (silent[i] as Float32Array<ArrayBuffer>).subarray(to * width, Math.max(to, last.to) * width);
      backend.write(tensor, rows, to * width);
    }
  };
  return {
    async encode({ mel, of, frames, listen }: GrowingWindow) {
      const end = Math.min(nAudioCtx, Math.ceil(frames / 2));
      const to = Math.min(nAudioCtx, grain * Math.ceil((end + margin) / grain));
      const goesOn = listen === "new" && of === last.of && end >= last.end;
      const from = goesOn ? grain * Math.floor(Math.max(0, last.end - back) / grain) : 0;
      restore(to);
      await run(mel, from, to);
      last = { of, end, to };
      return { windows: 1 };
    },
    forget: () => {
      last = nothing;
    },
  };
}

/** The frames that positions are made of, with two before them; zeros where there are none. */
function framesOf(mel: Float32Array<ArrayBuffer>, nMels: number, from: number, to: number): Float32Array<ArrayBuffer> {
  const frames = new Float32Array((2 * (to - from) + 3) * nMels);
  const before = Math.max(0, 2 - 2 * from);
  frames.set(mel.subarray((2 * from - 2 + before) * nMels, (2 * to + 1) * nMels), before * nMels);
  return frames;
}

function takeMemory(backend: Backend, { nMels, nAudioCtx, nAudioState: state, nAudioLayer }: ModelDimensions) {
  const rows = (width: number, count = nAudioCtx): Tensor => backend.tensor("growing", [count, width]);
  return {
    mel: rows(nMels, 2 * nAudioCtx + 3),
    conv1: rows(state, 2 * nAudioCtx + 1),
    positions: rows(state),
    x: rows(state),
    x2: rows(state),
    normed: rows(state),
    hidden: rows(4 * state),
    features: rows(state),
    qkv: Array.from({ length: nAudioLayer }, () => rows(3 * state)),
  };
}

interface Parts {
  readonly dims: ModelDimensions;
  readonly weights: GrowingWeights;
  readonly cross: CrossKv;
  readonly tensors: ReturnType<typeof takeMemory>;
}

type PartPrograms = readonly [entry: Program, blocks: Program];

/** Records what so many positions from one on need, once. */
function partPrograms(backend: Backend, parts: Parts): (from: number, rows: number) => Promise<PartPrograms> {
  const made = new Map<string, Promise<PartPrograms>>();
  const record = (from: number, rows: number) =>
    Promise.all([recordEntry(backend, parts, rows), recordBlocks(backend, parts, from, rows)]);
  return (from, rows) => {
    const key = `${from} + ${rows}`;
    const found = made.get(key) ?? record(from, rows);
    made.set(key, found);
    return found;
  };
}

/** The first convolution: its rows begin one frame before those of the positions. */
function recordEntry(backend: Backend, { dims, weights, tensors }: Parts, rows: number): Promise<Program> {
  const window = { batches: 1, xRowStride: dims.nMels, xBatchStride: 0, yBatchStride: 0, yOffset: 0 };
  return backend.record("growing", (verbs) => {
    verbs.linear({
      x: tensors.mel,
      weight: weights.encoder.conv1,
      bias: weights.encoder.conv1Bias,
      activation: "gelu",
      y: tensors.conv1,
      rows: 2 * rows + 1,
      window,
    });
  });
}

/** As `recordEncoder` and `recordCrossKv` do it, of so many positions from one on; all positions are looked at. */
function recordBlocks(backend: Backend, parts: Parts, from: number, rows: number): Promise<Program> {
  const { dims, weights, tensors, cross } = parts;
  const { nAudioState: state, nAudioHead: heads, nAudioCtx: keys } = dims;
  const { x, x2, normed, hidden, features, conv1 } = tensors;
  const { conv2, conv2Bias: bias, blocks, lnPost } = weights.encoder;
  const window = { batches: 1, xRowStride: state, xBatchStride: 0, yBatchStride: 0, yOffset: 0 };
  return backend.record("growing", (verbs) => {
    const entry = { x: conv1, weight: conv2, bias, activation: "gelu", residual: tensors.positions } as const;
    verbs.linear({ ...entry, y: x, rows, window: { ...window, xRowStride: 2 * state } });
    for (const [layer, block] of blocks.entries()) {
      const qkv = tensors.qkv[layer] as Tensor;
      const norm = { affine: block.attnLn, scratch: normed };
      const yOffset = from * 3 * state;
      verbs.linear({ x, norm, weight: block.qkv, bias: block.qkvBias, y: qkv, rows, window: { ...window, yOffset } });
      verbs.attention({ qkv, y: normed, heads, keys, batches: 1, queries: { first: from, count: rows } });
      verbs.linear({ x: normed, weight: block.out, bias: block.outBias, residual: x, y: x2, rows });
      recordMlp(verbs, block, { x: x2, y: x, normed, hidden, rows });
    }
    verbs.layerNorm({ x, y: features, affine: lnPost, rows, cols: state });
    for (const [layer, block] of weights.decoder.blocks.entries()) {
      const y = cross.kv[layer] as Tensor;
      const yOffset = from * 2 * dims.nTextState;
      const to = { ...window, yOffset };
      verbs.linear({ x: features, weight: block.crossKv, bias: block.crossKvBias, y, rows, window: to });
    }
  });
}
