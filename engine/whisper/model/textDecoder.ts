import type { Verbs } from "../../../kernels/operations";
import type { Backend, Program } from "../../../kernels/runtime/backend";
import type { Tensor } from "../../../kernels/runtime/tensor";
import { finiteFlags, partialCount } from "../../../kernels/shared/sequence";
import { traceFlags, traceLength } from "../../../kernels/shared/trace";
import type { Alignments, RecordAlignments } from "./alignments";
import { bucket, MAX_FED, MAX_NEW_TOKENS, once } from "./buckets";
import { type Decoder, type DecoderBuffers, decoderBuffers } from "./decoderBuffers";
import { recordLayers } from "./decoderLayers";
import type { DecoderWeights } from "./decoderWeights";
import type { ModelDimensions } from "./dimensions";

/** Tokens that a text begins with where there is none before it: start, language and task, or the start alone. */
const START_TOKENS = 3;

/** TextDecoder for a fixed number of sequences over fixed windows: its KV cache, state and recorded steps. */
export interface TextDecoder {
  readonly sequences: number;
  readonly state: Tensor;
  readonly tokens: Tensor;
  readonly rules: Tensor;
  /** Feeds the prompts, at most `newTokens` each, and chooses the first token. */
  prompt(newTokens: number): Promise<Program>;
  /** Feeds one token per sequence and chooses the next. */
  readonly step: Program;
  /**
   * Feeds one sequence its token and a draft behind it, `newTokens` in all and at most MAX_FED, and chooses the tokens up to
   * and with the first that is not the draft's: those that steps would have chosen, to the last bit.
   */
  verify(newTokens: number): Promise<Program>;
  /** Feeds tokens and leaves logits of every row, [sequences × newTokens, nVocab]. */
  feed(newTokens: number): Promise<{ readonly program: Program; readonly logits: Tensor }>;
  /** Beam search over one window; its memory is taken when it is first asked for. */
  search(newTokens: number): Promise<BeamSearchPrograms>;
  /** Of one sequence; what records them comes when words are first timed. */
  alignments(record: RecordAlignments): Alignments;
}

export interface BeamSearchPrograms {
  /** Feeds the prompt to every beam, and chooses their first tokens. */
  readonly prompt: Program;
  /** Feeds every beam its token, chooses the next ones and rearranges the caches. */
  readonly step: Program;
  /** What was chosen in every step; layout in kernels/shared/trace.ts. */
  readonly trace: Tensor;
}

/** Records the decoder (openai/whisper model.py, TextDecoder) and the choice of tokens for `sequences` sequences. */
export async function recordDecoder(
  backend: Backend,
  dims: ModelDimensions,
  weights: DecoderWeights,
  cross: { readonly kv: readonly Tensor[]; readonly windows: number; readonly sequences: number },
): Promise<TextDecoder> {
  const { nVocab, nTextCtx } = dims;
  const { sequences } = cross;
  const buffers = decoderBuffers(backend, dims, { sequences, fed: sequences * MAX_NEW_TOKENS, ends: 2 * sequences });
  const { state, tokens, rules } = buffers;
  const shared = { dims, weights, buffers, cross };
  const prompts = new Map<number, Promise<Program>>();
  const prompt = (newTokens: number) =>
    once(prompts, bucket(newTokens, nTextCtx), (fed) => recordPrompt(backend, shared, fed));
  // What a text begins with is compiled with the rest, not when it is first wanted.
  const [step] = await Promise.all([recordStep(backend, shared), prompt(START_TOKENS)]);
  let fed: Tensor | undefined;
  /** Memory that is taken when tokens are first fed whose logits are all looked at. */
  const fedLogits = (): Tensor => {
    fed ??= backend.tensor("fed logits", [MAX_FED, nVocab], "f32");
    return fed;
  };
  const feeds = new Map<number, Promise<{ program: Program; logits: Tensor }>>();
  const recordFeed = async (newTokens: number): Promise<{ program: Program; logits: Tensor }> => {
    const all = backend.tensor("logits", [sequences * newTokens, nVocab], "f32");
    const program = await backend.record(`feed ${newTokens}`, (verbs) => {
      const x = recordLayers(verbs, { ...shared, newTokens });
      verbs.linear({ ...headOf(shared), x, y: all, rows: sequences * newTokens });
    });
    return { program, logits: all };
  };
  const searches = searchPrograms(backend, shared);
  let alignments: Alignments | undefined;
  return {
    sequences,
    state,
    tokens,
    rules,
    step,
    search: (newTokens) => searches(bucket(newTokens, nTextCtx)),
    alignments(record) {
      alignments ??= record(backend, shared, fedLogits);
      return alignments;
    },
    prompt,
    verify: verifications(backend, shared, fedLogits),
    feed: (newTokens) => once(feeds, bucket(newTokens, nTextCtx), recordFeed),
  };
}

/** Records that every sequence is fed its token and the next one is chosen. */
export function recordStep(backend: Backend, decoder: Decoder): Promise<Program> {
  const { buffers, dims, cross } = decoder;
  const choice = { ...buffers, sequences: cross.sequences, rows: cross.sequences, nVocab: dims.nVocab };
  return backend.record("step", (verbs) => {
    const x = recordLayers(verbs, { ...decoder, newTokens: 1, isEmbedded: true });
    verbs.linear({ ...headOf(decoder), x, rows: cross.sequences });
    verbs.filterLogits(choice);
    verbs.chooseToken({ ...choice, next: nextOf(decoder) });
  });
}

/** Where the choice of tokens leaves what the next step begins with. */
function nextOf({ weights, buffers }: Decoder) {
  return { weight: weights.tokenEmbedding, positions: weights.positions, x: buffers.x };
}

/**
 * Records that sequences are fed `newTokens` and their first token is chosen. `prompts` is where those lie and are embedded: by
 * default where steps have theirs.
 */
export function recordPrompt(
  backend: Backend,
  decoder: Decoder,
  newTokens: number,
  prompts: Pick<DecoderBuffers, "tokens" | "x"> = decoder.buffers,
): Promise<Program> {
  const { buffers, dims, cross } = decoder;
  const { sequences } = cross;
  const { state, last, logits } = buffers;
  const rows = 2 * sequences;
  const choice = { ...buffers, sequences, rows, nVocab: dims.nVocab };
  return backend.record(`prompt of ${newTokens}`, (verbs) => {
    const x = recordLayers(verbs, { ...decoder, buffers: { ...buffers, ...prompts }, newTokens });
    verbs.selectRows({ state, x, y: last, cols: dims.nTextState, sequences, newTokens });
    verbs.linear({ ...headOf(decoder), x: last, rows });
    verbs.checkFinite({ x: logits, ...finiteFlags(state), sequences, rows, cols: dims.nVocab });
    verbs.filterLogits(choice);
    verbs.chooseToken({ ...choice, next: nextOf(decoder) });
  });
}

/** The last LayerNorm and the vocabulary's projection. */
function headOf({ weights, buffers }: Decoder) {
  return {
    weight: weights.tokenEmbedding,
    norm: { affine: weights.ln, scratch: buffers.normed },
    y: buffers.logits,
  } as const;
}

/** Records, for one sequence, the choice of the tokens behind a draft, row by row. */
function verifications(backend: Backend, shared: Decoder, fedLogits: () => Tensor): TextDecoder["verify"] {
  const { weights, buffers, dims } = shared;
  const { rules, state, partials, tokens, normed } = buffers;
  const head = { weight: weights.tokenEmbedding, norm: { affine: weights.ln, scratch: normed } };
  const made = new Map<number, Promise<Program>>();
  const record = (newTokens: number): Promise<Program> => {
    const logits = fedLogits();
    return backend.record(`verify ${newTokens}`, (verbs) => {
      const x = recordLayers(verbs, { ...shared, newTokens, sums: "as alone" });
      verbs.linear({ ...head, x, y: logits, rows: newTokens, sums: "as alone" });
      const on = { logits, rules, state, partials, tokens, next: nextOf(shared) };
      const choice = { ...on, sequences: 1, rows: 1, nVocab: dims.nVocab };
      for (let draftRow = 0; draftRow < newTokens; draftRow++) {
        verbs.filterLogits({ ...choice, draftRow });
        verbs.chooseToken({ ...choice, draftRow });
      }
    });
  };
  return (newTokens) => once(made, bucket(newTokens, dims.nTextCtx, DRAFTS), record);
}

/** Records beam search for all sequences over one window. */
function searchPrograms(backend: Backend, shared: Decoder): TextDecoder["search"] {
  const { buffers, weights, cross } = shared;
  const { nVocab, nTextCtx, nTextState: cols } = shared.dims;
  const { sequences } = cross;
  const { state, tokens, rules, logits, partials, last } = buffers;
  const head = { weight: weights.tokenEmbedding, y: logits, norm: { affine: weights.ln, scratch: buffers.normed } };
  const takeMemory = () => ({
    tops: backend.tensor("tops", [sequences, partialCount(nVocab), sequences + 1, 2], "u32"),
    trace: backend.tensor("trace", [traceLength(sequences, nTextCtx)], "u32"),
    scratch: backend.tensor("reordered", [sequences, nTextCtx, 2 * cols]),
  });
  const choose = (verbs: Verbs, { tops, trace }: ReturnType<typeof takeMemory>, rows: number): void => {
    const choice = { logits, rules, state, partials, tokens, tops, trace, sequences, rows, nVocab };
    verbs.filterLogits(choice);
    verbs.topLogits({ ...choice, rows: sequences, count: sequences + 1 });
    verbs.searchBeams(choice);
  };
  const recordStep = async () => {
    const memory = takeMemory();
    const step = await backend.record("search step", (verbs) => {
      verbs.linear({ ...head, x: recordLayers(verbs, { ...shared, newTokens: 1 }), rows: sequences });
      choose(verbs, memory, sequences);
      for (const cache of buffers.caches) verbs.reorderCache({ state, cache, scratch: memory.scratch, sequences });
    });
    return { memory, step };
  };
  const steps = new Map<number, ReturnType<typeof recordStep>>();
  const prompts = new Map<number, Promise<BeamSearchPrograms>>();
  return (newTokens) =>
    once(prompts, newTokens, async () => {
      const { memory, step } = await once(steps, 1, recordStep);
      const prompt = await backend.record(`search ${newTokens}`, (verbs) => {
        const x = recordLayers(verbs, { ...shared, newTokens });
        verbs.selectRows({ state, x, y: last, cols, sequences, newTokens });
        verbs.linear({ ...head, x: last, rows: 2 * sequences });
        verbs.checkFinite({ x: logits, ...traceFlags(memory.trace), rows: 2 * sequences, cols: nVocab });
        choose(verbs, memory, 2 * sequences);
      });
      return { prompt, step, trace: memory.trace };
    });
}

/** Recorded numbers of tokens that are verified at once. */
const DRAFTS = [4, 8, 16, 32, MAX_FED];
