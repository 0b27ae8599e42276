import { logMel as logMelFrames } from "../../kernels/log_mel/log_mel";
import { melFrame, packMelTables } from "../../kernels/log_mel/tables";
import type { Backend } from "../../kernels/runtime/backend";
import type { Weight, WeightFormat } from "../../kernels/runtime/tensor";
import { rulesLength } from "../../kernels/shared/rules";
import { PARTIAL_WORDS, packState, partialCount, stateLength } from "../../kernels/shared/sequence";
import { speech } from "../../kernels/shared/speech";
import type { KernelCase } from "../bench/measureKernel";
import { nFrames } from "./logMel/constants";
import { melFilters } from "./logMel/melFilters";

const nVocab = 51864;
const nTextCtx = 448;

/** Every kernel on shapes of tiny.en and base: a window of the encoder, a step of the decoder. */
export function kernelCases(backend: Backend): readonly KernelCase[] {
  return [
    linear(backend, [1500, 384, 384]),
    linear(backend, [1500, 1152, 384]),
    linear(backend, [1500, 1536, 384]),
    linear(backend, [1500, 384, 1536]),
    linear(backend, [1500, 512, 2048]),
    linear(backend, [1500, 384, 384], "f16"),
    linear(backend, [1500, 384, 384], "f32"),
    attention(backend, 6),
    attention(backend, 8),
    layerNorm(backend, 1500, 384),
    layerNorm(backend, 1, 384),
    linear(backend, [1, 384, 384]),
    linear(backend, [1, 1536, 384]),
    linear(backend, [1, 384, 1536]),
    linear(backend, [1, nVocab, 384]),
    crossAttention(backend, 6),
    ...decoderCases(backend, 6),
    ...speechCases(backend, 512),
    logMel(backend, nFrames),
  ];
}

function linear(
  backend: Backend,
  [rows, outputs, cols]: readonly [number, number, number],
  format: WeightFormat = "q5",
): KernelCase {
  const weight = randomWeight(backend, format, outputs, cols);
  const x = backend.tensor("x", [rows, cols]);
  const y = backend.tensor("y", [rows, outputs]);
  return {
    verb: "linear",
    shape: `${rows}×${outputs}×${cols} ${format}`,
    type: format.startsWith("q") ? backend.info.arithmetic : backend.info.element,
    operations: 2 * rows * outputs * cols,
    bytes: (outputs * cols * bits[format]) / 8,
    build: (verbs) => verbs.linear({ x, weight, y, rows }),
  };
}

function attention(backend: Backend, heads: number): KernelCase {
  const qkv = backend.tensor("qkv", [1500, heads * 192]);
  const y = backend.tensor("y", [1500, heads * 64]);
  return {
    verb: "attention",
    shape: `${heads} heads × 1500²`,
    type: backend.info.element,
    operations: 4 * heads * 1500 * 1500 * 64,
    build: (verbs) => verbs.attention({ qkv, y, heads, keys: 1500, batches: 1 }),
  };
}

function crossAttention(backend: Backend, heads: number): KernelCase {
  const q = backend.tensor("q", [1, heads * 64]);
  const kv = backend.tensor("kv", [1, 1500, heads * 128]);
  const y = backend.tensor("y", [1, heads * 64]);
  return {
    verb: "crossAttention",
    shape: `${heads} heads × 1500`,
    type: backend.info.element,
    bytes: 1500 * heads * 128 * elementBytes(backend),
    build: (verbs) => verbs.crossAttention({ q, kv, y, heads, keys: 1500, rowsPerWindow: 1, rows: 1 }),
  };
}

function layerNorm(backend: Backend, rows: number, cols: number): KernelCase {
  const x = backend.tensor("x", [rows, cols]);
  const y = backend.tensor("y", [rows, cols]);
  const affine = backend.tensor("affine", [2, cols], "f32");
  return {
    verb: "layerNorm",
    shape: `${rows}×${cols}`,
    type: backend.info.element,
    bytes: rows * cols * 2 * elementBytes(backend),
    build: (verbs) => verbs.layerNorm({ x, y, affine, rows, cols }),
  };
}

/** What a step does besides linear layers and cross-attention, on the state of one sequence half-way through. */
function decoderCases(backend: Backend, heads: number): readonly KernelCase[] {
  const cols = heads * 64;
  const state = backend.tensor("state", [1, stateLength(nTextCtx)], "u32");
  backend.write(state, packState({ length: nTextCtx / 2, newTokens: 1 }));
  const tokens = backend.tensor("tokens", [1, 1], "u32");
  const rules = backend.tensor("rules", [rulesLength(nVocab)], "u32");
  const logits = backend.tensor("logits", [1, nVocab], "f32");
  const partials = backend.tensor("partials", [1, partialCount(nVocab), PARTIAL_WORDS], "u32");
  const weight = randomWeight(backend, "q5", nVocab, cols);
  const positions = backend.tensor("positions", [nTextCtx, cols], "f32");
  const x = backend.tensor("x", [1, cols]);
  const y = backend.tensor("y", [2, cols]);
  const qkv = backend.tensor("qkv", [1, 3 * cols]);
  const cache = backend.tensor("cache", [1, nTextCtx, 2 * cols]);
  const type = backend.info.element;
  const one = { sequences: 1, newTokens: 1 } as const;
  const choice = { logits, rules, state, partials, sequences: 1, rows: 1, nVocab };
  return [
    {
      verb: "embed",
      shape: `1×${cols} q5`,
      type,
      build: (verbs) => verbs.embed({ weight, positions, state, tokens, x, ...one }),
    },
    {
      verb: "selfAttention",
      shape: `${heads} heads × ${nTextCtx / 2}`,
      type,
      bytes: (nTextCtx / 2) * 2 * cols * elementBytes(backend),
      build: (verbs) => verbs.selfAttention({ state, qkv, cache, y, heads, ...one }),
    },
    { verb: "selectRows", shape: `2×${cols}`, type, build: (verbs) => verbs.selectRows({ state, x, y, cols, ...one }) },
    {
      verb: "filterLogits",
      shape: `1×${nVocab}`,
      type: "f32",
      bytes: nVocab * 4,
      build: (verbs) => verbs.filterLogits(choice),
    },
    {
      verb: "chooseToken",
      shape: `1×${nVocab}`,
      type: "f32",
      build: (verbs) => verbs.chooseToken({ ...choice, tokens }),
    },
  ];
}

/** The voice detector's two halves, on weights of zeros. */
function speechCases(backend: Backend, steps: number): readonly KernelCase[] {
  const { context, step, memory: units } = speech;
  const tensor = (name: string, size: number) => backend.tensor(name, [size], "f32");
  const tables = {
    spectrum: tensor("spectrum", 264 + 2 * 136 * 132),
    conv1: tensor("conv1", 128 * 397),
    conv2: tensor("conv2", 64 * 385),
    conv3: tensor("conv3", 64 * 129),
    conv4: tensor("conv4", 128 * 65),
    entry: tensor("entry", 512 * 129),
  };
  const weight = tensor("weight", 512 * 128 + 132);
  const samples = tensor("samples", context + steps * step);
  const gates = tensor("gates", steps * units * 4);
  const memory = tensor("memory", 2 * units + steps);
  return [
    {
      verb: "speechFeatures",
      shape: `${steps} steps`,
      type: "f32",
      build: (verbs) => verbs.speechFeatures({ ...tables, samples, gates, steps }),
    },
    {
      verb: "speechMemory",
      shape: `${steps} steps`,
      type: "f32",
      operations: 2 * steps * units * units * 4,
      build: (verbs) => verbs.speechMemory({ weight, gates, memory, steps }),
    },
  ];
}

function logMel(backend: Backend, frames: number): KernelCase {
  const mels = 80;
  const packed = packMelTables(melFilters(mels));
  const tables = backend.tensor("tables", [packed.length], "f32");
  backend.write(tables, packed);
  const samples = backend.tensor("samples", [melFrame.samples + melFrame.hop * (frames - 1)], "f32");
  const y = backend.tensor("y", [frames, mels], "f32");
  return {
    verb: "logMel",
    shape: `${frames} frames × ${mels}`,
    type: "f32",
    build: (verbs) => verbs.perform(logMelFrames, { samples, tables, y, frames, mels }),
  };
}

/** Bits per weight on the device, scales included. */
const bits: Readonly<Record<WeightFormat, number>> = { f32: 32, f16: 16, q4: 5, q5: 6, q8: 9 };

function randomWeight(backend: Backend, format: WeightFormat, rows: number, cols: number): Weight {
  return backend.weight("weight", format, [rows, cols], new Uint32Array((rows * cols * bits[format]) / 32));
}

function elementBytes(backend: Backend): number {
  return backend.info.element === "f16" ? 2 : 4;
}
