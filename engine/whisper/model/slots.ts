import { moveRows } from "../../../kernels/move_rows/move_rows";
import type { Backend, Program } from "../../../kernels/runtime/backend";
import type { Tensor } from "../../../kernels/runtime/tensor";
import { bucket, MAX_NEW_TOKENS, once } from "./buckets";
import { crossKvTensors, recordCrossKv } from "./crossKv";
import { type DecoderSizes, decoderBuffers } from "./decoderBuffers";
import type { DecoderWeights } from "./decoderWeights";
import type { ModelDimensions } from "./dimensions";
import { type AudioEncoder, type EncoderWeights, recordEncoder } from "./encoder";
import { recordPrompt, recordStep } from "./textDecoder";

/** Slots on the device in which windows are decoded, and everything recorded that runs over them. */
export interface Slots extends SlotShape {
  readonly state: Tensor;
  readonly rules: Tensor;
  /** What the windows that enter are fed, every one its bucket of tokens. */
  readonly prompts: Tensor;
  /** [together, 2] u32: pairs of slots, from and to; the same twice: nothing is moved. */
  readonly moves: Tensor;
  /** Moves what lies in slots: keys and values, caches, states, tokens and what they are embedded as. */
  readonly move: Program;
  /** Numbers of slots, from the first on, of which all are fed a token; ascending, the last are all. */
  readonly steps: readonly { readonly slots: number; readonly program: Program }[];
  /** What one window or `together` of them enter the first slots by, behind a prompt of at most `newTokens`. */
  entry(windows: number, newTokens: number): Promise<SlotEntry>;
}

/** How many windows are decoded at a time, and how many of them enter together. */
export interface SlotShape {
  readonly count: number;
  readonly together: number;
}

export interface SlotEntry {
  readonly encoder: AudioEncoder;
  /** Keys and values of what was encoded, then the prompt and the first token. */
  readonly programs: readonly Program[];
}

/** Windows that are encoded together at most: more would only take more memory. */
const mostTogether = 8;

/**
 * The shape of so many slots. Where work is submitted ahead a quarter of them enters together; elsewhere windows take as
 * long one by one, and none waits for others.
 */
export function slotShape(count: number, { submitsAhead }: { readonly submitsAhead: boolean }): SlotShape {
  return { count, together: submitsAhead ? Math.min(mostTogether, Math.ceil(count / 4)) : 1 };
}

/** What the decoder of such slots holds. */
export function slotSizes({ count, together }: SlotShape): DecoderSizes {
  return {
    sequences: count,
    fed: Math.max(count, together * MAX_NEW_TOKENS),
    ends: Math.max(count, 2 * together),
  };
}

/** The weights, and the encoder of one window that is there already. */
export interface SlotWeights {
  readonly encoder: EncoderWeights;
  readonly decoder: DecoderWeights;
  readonly alone: AudioEncoder;
}

/** Takes memory for slots and records what runs over them. Throws a RangeError where the device has no room. */
export async function recordSlots(
  backend: Backend,
  dims: ModelDimensions,
  { encoder, decoder: weights, alone }: SlotWeights,
  shape: SlotShape,
): Promise<Slots> {
  const { count, together } = shape;
  const buffers = decoderBuffers(backend, dims, slotSizes(shape));
  const kv = crossKvTensors(backend, dims, count);
  const prompts = {
    tokens: backend.tensor("prompts", [together * MAX_NEW_TOKENS], "u32"),
    x: backend.tensor("prompts x", [together * MAX_NEW_TOKENS, dims.nTextState]),
  };
  const moves = backend.tensor("moves", [together, 2], "u32");
  const decoderOf = (sequences: number) => ({ dims, weights, buffers, cross: { kv, windows: sequences, sequences } });
  const move = await backend.record("move", (verbs) => {
    const { caches, state, tokens, x } = buffers;
    for (const rows of [...kv, ...caches, state, tokens, x]) verbs.perform(moveRows, { moves, rows });
  });
  const steps = await Promise.all(
    halves(count).map(async (slots) => ({ slots, program: await recordStep(backend, decoderOf(slots)) })),
  );
  const encoders = new Map([[1, alone]]);
  if (together > 1) encoders.set(together, await recordEncoder(backend, dims, encoder, together));
  const entries = new Map<string, Promise<SlotEntry>>();
  const recordEntry = async (by: AudioEncoder, newTokens: number): Promise<SlotEntry> => {
    const cross = await recordCrossKv(backend, dims, weights, by, kv);
    const prompt = await recordPrompt(backend, decoderOf(by.windows), newTokens, prompts);
    return { encoder: by, programs: [cross.program, prompt] };
  };
  const entry = (windows: number, newTokens: number): Promise<SlotEntry> => {
    const by = encoders.get(windows)!;
    const length = bucket(newTokens, dims.nTextCtx);
    return once(entries, `${windows} ${length}`, () => recordEntry(by, length));
  };
  return { ...buffers, ...shape, prompts: prompts.tokens, moves, move, steps, entry };
}

/** A number, half of it and so on down to 1; ascending. */
function halves(count: number): readonly number[] {
  return count === 1 ? [1] : [...halves(Math.ceil(count / 2)), count];
}
