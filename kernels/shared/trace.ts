import type { Tensor } from "../runtime/tensor";

/**
 * What a beam search leaves of its steps, in 32-bit words: a header, then for every step a record per beam that lives on
 * (which beam it continues, by which token, and the sum of log-probabilities, f32) and one per beam that ended (which one, and
 * its sum; NOBODY: none). `sequence.test.ts` holds it against search_beams.wgsl.
 */
export const TRACE_HEADER = 5;
export const traceWords = { steps: 0, completed: 1, finished: 2, noSpeechProb: 3, notFinite: 4 } as const;
export const LIVING_WORDS = 3;
export const FINISHED_WORDS = 2;
export const NOBODY = 0xffffffff;

/** Most beams of a search on the device. */
export const MAX_BEAMS = 16;

export function traceLength(beams: number, steps: number): number {
  return TRACE_HEADER + steps * beams * (LIVING_WORDS + FINISHED_WORDS);
}

/** The trace before the first step; what lies behind its header means nothing. */
export function emptyTrace(): Uint32Array<ArrayBuffer> {
  return new Uint32Array(TRACE_HEADER);
}

/** Words of the trace. */
type Trace = Uint32Array<ArrayBuffer>;

/** A sequence that a search went along, and how probable it is. */
export interface TracedSequence {
  readonly tokens: readonly number[];
  readonly sumLogprob: number;
}

export interface TracedSearch {
  /** Those that ended, in their order. */
  readonly finished: readonly TracedSequence[];
  /** Those that could go on, best first. */
  readonly living: readonly TracedSequence[];
  readonly noSpeechProb: number;
}

/** Where `checkFinite` tells it to the trace: all beams begin with one prompt. */
export function traceFlags(trace: Tensor) {
  return { flags: trace, at: traceWords.notFinite, stride: 0, sequences: 1 };
}

/** Whether the logits of the prompt were numbers. */
export function hasNumbers(trace: Trace): boolean {
  return trace[traceWords.notFinite] === 0;
}

/** Whether enough sequences have ended. */
export function isComplete(trace: Trace): boolean {
  return trace[traceWords.completed] === 1;
}

/** Tokens of the sequences that are alive, best first. */
export function livingTokens(trace: Trace, beams: number): readonly (readonly number[])[] {
  const steps = stepsOf(trace);
  return Array.from({ length: beams }, (_, beam) => tokensOf(trace, beams, { step: steps - 1, beam }));
}

/** All sequences that a search has ended or was still going on with. Throws a RangeError where it ran out of tokens. */
export function foundSequences(trace: Trace, beams: number): TracedSearch {
  const floats = new Float32Array(trace.buffer, trace.byteOffset, trace.length);
  const steps = stepsOf(trace);
  const finished: TracedSequence[] = [];
  for (let step = 0; step < steps; step++) {
    const first = recordAt(step, beams) + beams * LIVING_WORDS;
    for (let at = first; at < first + beams * FINISHED_WORDS && trace[at] !== NOBODY; at += FINISHED_WORDS) {
      const tokens = tokensOf(trace, beams, { step: step - 1, beam: trace[at]! });
      finished.push({ tokens, sumLogprob: floats[at + 1]! });
    }
  }
  const living = livingTokens(trace, beams).map((tokens, beam) => {
    // Nothing was fed: all are empty.
    if (steps === 0) return { tokens, sumLogprob: 0 };
    return { tokens, sumLogprob: floats[recordAt(steps - 1, beams) + beam * LIVING_WORDS + 2]! };
  });
  const noSpeechProb = steps === 0 ? Number.NaN : floats[traceWords.noSpeechProb]!;
  return { finished, living, noSpeechProb };
}

/** What a beam had sampled after a step, followed from its end to its beginning. */
function tokensOf(trace: Trace, beams: number, end: { readonly step: number; readonly beam: number }) {
  const tokens: number[] = [];
  let { beam } = end;
  for (let step = end.step; step >= 0; step--) {
    const at = recordAt(step, beams) + beam * LIVING_WORDS;
    if (trace[at] === NOBODY) throw new RangeError(`Fewer than ${beams} sequences can be continued.`);
    tokens.push(trace[at + 1]!);
    beam = trace[at]!;
  }
  return tokens.reverse();
}

function stepsOf(trace: Trace): number {
  return trace[traceWords.steps]!;
}

function recordAt(step: number, beams: number): number {
  return TRACE_HEADER + step * beams * (LIVING_WORDS + FINISHED_WORDS);
}
