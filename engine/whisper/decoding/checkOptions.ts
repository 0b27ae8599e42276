import { MAX_BEAMS } from "../../../kernels/shared/trace";
import { maxCandidates } from "./candidates";

/** How tokens are searched for, by openai/whisper's names (decoding.py, DecodingOptions). */
export interface SearchOptions {
  /** 0: the most probable token, or beams; above: tokens are drawn. */
  readonly temperature: number;
  /** Beams at temperature 0; undefined: greedy. */
  readonly beamSize?: number | undefined;
  /** Sequences drawn above temperature 0; undefined: one. */
  readonly bestOf?: number | undefined;
  readonly patience?: number | undefined;
  readonly lengthPenalty?: number | undefined;
}

/** The options at another temperature: no beams above 0, one sequence at 0. Source: openai/whisper transcribe.py. */
export function optionsAt(temperature: number, options: SearchOptions): SearchOptions {
  return temperature > 0
    ? { ...options, temperature, beamSize: undefined, patience: undefined }
    : { ...options, temperature, bestOf: undefined };
}

/**
 * Throws a RangeError for options that contradict each other or lie outside their range.
 *
 * Stricter than openai/whisper in temperatures below 0, numbers of sequences that are no whole number from 1 on, and more
 * beams than the device searches with.
 * Source: openai/whisper decoding.py, DecodingTask._verify_options and BeamSearchDecoder.
 */
export function checkOptions({ temperature, beamSize, bestOf, patience, lengthPenalty }: SearchOptions): void {
  if (!(temperature >= 0)) throw new RangeError(`temperature is ${temperature}; 0 or more was expected.`);
  checkCount("beamSize", beamSize);
  checkCount("bestOf", bestOf);
  if (beamSize !== undefined && beamSize > MAX_BEAMS) {
    throw new RangeError(`beamSize is ${beamSize}; at most ${MAX_BEAMS} were expected.`);
  }
  if (beamSize !== undefined && bestOf !== undefined) {
    throw new RangeError(`beamSize is ${beamSize} and bestOf is ${bestOf}; only one of them was expected.`);
  }
  if (temperature === 0 && bestOf !== undefined) {
    throw new RangeError(`bestOf is ${bestOf} at temperature 0; it was expected only above, where tokens are drawn.`);
  }
  if (patience !== undefined && beamSize === undefined) {
    throw new RangeError(`patience is ${patience} without beamSize; it was expected only with beams.`);
  }
  if (beamSize !== undefined && !(maxCandidates(beamSize, patience) > 0)) {
    throw new RangeError(
      `patience is ${patience} with ${beamSize} beams; a product that rounds to 1 or more was expected.`,
    );
  }
  if (lengthPenalty !== undefined && !(lengthPenalty >= 0 && lengthPenalty <= 1)) {
    throw new RangeError(`lengthPenalty is ${lengthPenalty}; 0 to 1 was expected.`);
  }
}

function checkCount(name: string, count: number | undefined): void {
  if (count !== undefined && !(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(`${name} is ${count}; a whole number from 1 on was expected.`);
  }
}
