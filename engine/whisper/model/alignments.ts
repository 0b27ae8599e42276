import { attentionScores } from "../../../kernels/attention_scores/attention_scores";
import { medianMean } from "../../../kernels/median_mean/median_mean";
import type { Backend, Program } from "../../../kernels/runtime/backend";
import type { Tensor } from "../../../kernels/runtime/tensor";
import { softmaxRows } from "../../../kernels/softmax_rows/softmax_rows";
import { standardiseColumns } from "../../../kernels/standardise_columns/standardise_columns";
import { tokenProbabilities } from "../../../kernels/token_probabilities/token_probabilities";
import type { AlignmentWish } from "./alignmentWish";
import { bucket, MAX_FED, once } from "./buckets";
import type { Decoder } from "./decoderBuffers";
import { type Layers, recordLayers } from "./decoderLayers";

/** Programs that align the text of one sequence. */
export interface Alignments {
  /**
   * Feeds at most MAX_FED tokens, and leaves the attention scores of the heads, [nTextCtx, heads, stride]; where that is asked,
   * how probable what follows each token is among the tokens below a bound, too.
   */
  feed(newTokens: number, wanted: AlignmentWish, asked: "probabilities" | "nothing"): Promise<AlignmentProgram>;
  /** Makes one matrix of the scores of so many tokens. */
  summarise(tokens: number, wanted: AlignmentWish): Promise<MatrixProgram>;
}

export interface AlignmentProgram {
  readonly program: Program;
  /** [MAX_FED]: what follows each token, to be written before. */
  readonly following: Tensor;
  readonly probabilities: Tensor;
  readonly scores: Tensor;
}

export interface MatrixProgram {
  readonly program: Program;
  /** [2]: tokens, and positions that hold audio, to be written before. */
  readonly sizes: Tensor;
  /** [tokens, positions], without gaps. */
  readonly matrix: Tensor;
}

export type RecordAlignments = (backend: Backend, decoder: Decoder, fedLogits: () => Tensor) => Alignments;

/**
 * Records, for one sequence, feeding with the attention scores of heads; memory is taken when words are first asked for.
 *
 * Source of the matrix: openai/whisper timing.py, find_alignment.
 */
export function recordAlignments(backend: Backend, decoder: Decoder, fedLogits: () => Tensor): Alignments {
  const { nVocab, nTextCtx, nAudioCtx, nTextHead } = decoder.dims;
  const { state, normed } = decoder.buffers;
  // Numbers of a row can be taken by fours.
  const stride = 4 * Math.ceil(nAudioCtx / 4);
  const feeds = new Map<string, Promise<AlignmentProgram>>();
  const matrices = new Map<string, Promise<MatrixProgram>>();
  const ofHeads = new Map<number, Tensor>();
  const scoresOf = (heads: number): Tensor => {
    const y = ofHeads.get(heads) ?? backend.tensor("scores", [nTextCtx, heads, stride], "f32");
    ofHeads.set(heads, y);
    return y;
  };
  const takeMemory = () => ({
    following: backend.tensor("following", [MAX_FED], "u32"),
    probabilities: backend.tensor("probabilities", [MAX_FED], "f32"),
  });
  const takeMatrix = () => ({
    sizes: backend.tensor("sizes of alignment", [2], "u32"),
    matrix: backend.tensor("alignment", [nTextCtx, stride], "f32"),
  });
  let memory: ReturnType<typeof takeMemory> | undefined;
  let forMatrix: ReturnType<typeof takeMatrix> | undefined;
  return {
    feed(newTokens, { heads, textBelow }, asked) {
      const rows = bucket(newTokens, nTextCtx);
      return once(feeds, `${asked} of ${rows}, ${textBelow}: ${heads.join("; ")}`, async () => {
        const scores = scoresOf(heads.length);
        memory ??= takeMemory();
        const { following, probabilities } = memory;
        const logits = fedLogits();
        const onScores = { state, y: scores, heads: nTextHead, keys: nAudioCtx, rows };
        const program = await backend.record(`align ${rows}`, (verbs) => {
          const onQuery: Layers["onQuery"] = (to, layer, q) => {
            for (const [slot, [at, head]] of heads.entries()) {
              const kv = decoder.cross.kv[layer] as Tensor;
              if (at === layer) {
                to.perform(attentionScores, { ...onScores, q, kv, head, slot });
              }
            }
          };
          const x = recordLayers(verbs, { ...decoder, newTokens: rows, onQuery });
          if (asked === "nothing") return;
          const norm = { affine: decoder.weights.ln, scratch: normed };
          verbs.linear({ x, weight: decoder.weights.tokenEmbedding, norm, y: logits, rows });
          const y = probabilities;
          verbs.perform(tokenProbabilities, { logits, tokens: following, y, rows, nVocab, below: textBelow });
        });
        return { program, following, probabilities, scores };
      });
    },
    summarise(tokens, { heads }) {
      // Rounded up, so that few programs serve all lengths.
      const rows = Math.min(nTextCtx, MAX_FED * Math.ceil(tokens / MAX_FED));
      return once(matrices, `${rows}, ${heads.length}`, async () => {
        const x = scoresOf(heads.length);
        forMatrix ??= takeMatrix();
        const { sizes, matrix } = forMatrix;
        const program = await backend.record(`alignment of ${rows}`, (verbs) => {
          verbs.perform(softmaxRows, { sizes, x, rows });
          verbs.perform(standardiseColumns, { sizes, x });
          verbs.perform(medianMean, { sizes, x, y: matrix, rows });
        });
        return { program, sizes, matrix };
      });
    },
  };
}
