import { partsShape } from "../cross_attention/cross_attention";
import { laterOperations } from "../laterOperations";
import { type Verbs, verbsThat } from "../operations";
import type { DispatchRequest } from "../runtime/gpu";
import { GpuRecorder } from "../runtime/gpuRecorder";
import type { Tensor, WeightFormat } from "../runtime/tensor";
import type { Tuning } from "../runtime/tuning";
import { tuningFor } from "../runtime/variants";
import { stateLength } from "../shared/sequence";
import { MAX_BEAMS } from "../shared/trace";
import { weightFormats } from "./weights";

/** Bytes of workgroup memory that adapters have: the baseline, what nearly all have, and what large ones do. */
export const workgroupMemories = [16 * 1024, 32 * 1024, 48 * 1024] as const;

/** Every choice that the variant table can make with so much workgroup memory, each with both element types. */
export function allTunings(workgroupMemory: number): readonly Tuning[] {
  const choices = [true, false].flatMap((software) =>
    [true, false].flatMap((subgroups) =>
      [4, 8, 16, 32, 64].flatMap((subgroupMinSize) =>
        [true, false].map((matrices) =>
          tuningFor({ software, subgroups, subgroupMinSize, workgroupMemory, matrices: matrices && subgroups }),
        ),
      ),
    ),
  );
  const distinct = new Map(choices.map((tuning) => [JSON.stringify({ ...tuning, element: "" }), tuning]));
  return [...distinct.values()].flatMap((tuning) =>
    (["f32", "f16"] as const).map((element) => ({ ...tuning, element })),
  );
}

/** What the WebGPU back end would dispatch for every verb with every weight format, in the sizes of large-v3; no device. */
export function allRequests(tuning: Tuning): readonly DispatchRequest[] {
  const nothing = {} as GPUBuffer;
  const recorder = new GpuRecorder({ tuning, bufferOf: () => nothing, nothing });
  const verbs = verbsThat((operation, args) => operation.gpu(args, recorder));
  for (const format of weightFormats) requestWeights(verbs, format);
  requestRest(verbs);
  requestLater(verbs);
  return recorder.requests;
}

const [width, nVocab, nTextCtx, nAudioCtx, heads] = [1280, 51866, 448, 1500, 20];
const [sequences, newTokens] = [1, 256];

function tensor(shape: readonly number[], type: Tensor["type"] = "element"): Tensor {
  return { label: "any", shape, type };
}

function requestWeights(verbs: Verbs, format: WeightFormat): void {
  const weight = { label: "any", format, rows: 4 * width, cols: width };
  const vocabulary = { label: "any", format, rows: nVocab, cols: width };
  const norm = { affine: tensor([2, width]), scratch: tensor([nAudioCtx, width]) };
  const x = tensor([nAudioCtx, width]);
  for (const rows of [1, 16, nAudioCtx]) {
    verbs.linear({ x, weight, y: tensor([rows, 4 * width]), rows });
    verbs.linear({ x, weight, y: tensor([rows, 4 * width]), rows, norm });
    verbs.linear({ x, weight: vocabulary, y: tensor([rows, nVocab], "f32"), rows, norm });
  }
  const row = tensor([1, width]);
  const parts = tensor(partsShape(1, width, heads, nAudioCtx), "f32");
  const out = { weight: { ...weight, rows: width }, y: row };
  verbs.crossAttention({ q: row, kv: x, y: row, heads, keys: nAudioCtx, rowsPerWindow: 1, rows: 1, out, parts });
  const state = tensor([sequences, stateLength(nTextCtx)]);
  const positions = tensor([nTextCtx, width]);
  verbs.embed({ weight: vocabulary, positions, state, tokens: x, x, sequences, newTokens });
  const choice = { logits: x, rules: x, state, partials: x, tokens: x, sequences, rows: 1, nVocab };
  verbs.chooseToken({ ...choice, next: { weight: vocabulary, positions, x } });
}

function requestRest(verbs: Verbs): void {
  const one = tensor([sequences, stateLength(nTextCtx)]);
  const row = tensor([sequences, width]);
  const cache = tensor([sequences, nTextCtx, 2 * width]);
  const rows = sequences * newTokens;
  verbs.layerNorm({ x: one, y: one, affine: one, rows: nAudioCtx, cols: width });
  verbs.attention({ qkv: one, y: row, heads, keys: nAudioCtx, batches: 1 });
  verbs.selfAttention({ state: one, qkv: one, cache, y: row, heads, sequences, newTokens });
  verbs.crossAttention({ q: row, kv: one, y: row, heads, keys: nAudioCtx, rowsPerWindow: rows, rows });
  verbs.selectRows({ state: one, x: one, y: one, cols: width, sequences, newTokens });
  verbs.reorderCache({ state: one, cache, scratch: cache, sequences });
  const choice = { logits: one, rules: one, state: one, partials: one, tokens: one, sequences, nVocab };
  verbs.checkFinite({ x: one, flags: one, at: 0, stride: 1, sequences, rows: 2 * sequences, cols: nVocab });
  verbs.filterLogits({ ...choice, rows: 2 * sequences });
  verbs.chooseToken({ ...choice, rows: 2 * sequences });
  verbs.topLogits({ ...choice, tops: one, rows: sequences, count: MAX_BEAMS + 1 });
  verbs.searchBeams({ ...choice, tops: one, trace: one, rows: 2 * sequences });
  const tables = { spectrum: one, conv1: one, conv2: one, conv3: one, conv4: one, entry: one };
  verbs.speechFeatures({ ...tables, samples: one, gates: one, steps: 512 });
  verbs.speechMemory({ weight: one, gates: one, memory: one, steps: 512 });
}

/** Sizes of ten seconds of sound, and a window of Whisper's. */
function requestLater(verbs: Verbs): void {
  const one = tensor([1], "f32");
  const { convolve, convolveImage, logMel, lstm, moveRows, poolChannels, poolStatistics } = laterOperations;
  requestWordTimes(verbs);
  const strides = { offset: 0, batch: 0, row: 0, col: 256 };
  const image = { batches: 8, rows: 80, cols: 1000, outputs: 32, runs: 3, run: 96, slope: 0 };
  verbs.perform(convolve, { ...image, x: one, weight: one, y: one, from: { ...strides, run: 96 }, to: strides });
  const filter = { x: one, weight: one, y: one, batches: 1, rows: 80, cols: 1000, inputs: 32, outputs: 32, slope: 0 };
  verbs.perform(convolveImage, { ...filter, from: strides, to: strides });
  verbs.perform(lstm, { weight: one, gates: one, y: one, batches: 8, steps: 589 });
  const channels = { x: one, y: one, affine: one, batches: 8, frames: 5325, channels: 80, xBatch: 0, yBatch: 0 };
  verbs.perform(poolChannels, { ...channels, of: "absolute" });
  const choices = { choices: 16, rows: 10, frames: 125, channels: 256, xOffset: 0, xRow: 0 };
  verbs.perform(poolStatistics, { ...choices, x: one, weights: one, y: one });
  verbs.perform(moveRows, { moves: tensor([16, 2], "u32"), rows: tensor([16, nTextCtx, 2 * width]) });
  verbs.perform(logMel, { samples: one, tables: one, y: one, frames: 2 * nAudioCtx, mels: 128 });
}

function requestWordTimes(verbs: Verbs): void {
  const { attentionScores, medianMean, softmaxRows, standardiseColumns, tokenProbabilities } = laterOperations;
  const one = tensor([sequences, stateLength(nTextCtx)]);
  const scores = { y: tensor([nTextCtx, 10, nAudioCtx], "f32"), heads, keys: nAudioCtx, head: 0, slot: 0, rows: 64 };
  verbs.perform(attentionScores, { state: one, q: tensor([64, width]), kv: one, ...scores });
  verbs.perform(tokenProbabilities, { logits: one, tokens: one, y: one, rows: 64, nVocab, below: nVocab });
  const sized = { sizes: one, x: scores.y, rows: 64 };
  verbs.perform(softmaxRows, sized);
  verbs.perform(standardiseColumns, sized);
  verbs.perform(medianMean, { ...sized, y: one });
}
