import { FINISHED_WORDS, LIVING_WORDS, NOBODY, TRACE_HEADER, traceWords } from "../../../kernels/shared/sequence";
import type { FoundSequences, ScoredSequence } from "./types";

/** The words that a beam search left of its steps; layout in kernels/shared/sequence.ts. */
type Trace = Uint32Array<ArrayBuffer>;

/** Tokens of the sequences that are alive, best first. */
export function livingTokens(trace: Trace, beams: number): readonly (readonly number[])[] {
  const steps = stepsOf(trace);
  return Array.from({ length: beams }, (_, beam) => tokensOf(trace, beams, { step: steps - 1, beam }));
}

/** All sequences that a search has ended or was still going on with. Throws a RangeError where it ran out of tokens. */
export function foundSequences(trace: Trace, beams: number): FoundSequences {
  const floats = new Float32Array(trace.buffer, trace.byteOffset, trace.length);
  const steps = stepsOf(trace);
  const finished: ScoredSequence[] = [];
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
