import { noiseKey, pcg } from "../whisper/decoding/noiseKey";
import type { SequenceDecoder } from "../whisper/decoding/sequenceDecoder.reference";

/** Logits of the token after a sequence, the prompt included; a new row each time. */
export type LogitsAfter = (tokens: readonly number[]) => Float32Array;

/** What a scripted decoder was asked. */
export interface ScriptedDecoder extends SequenceDecoder {
  /** The tokens fed to each sequence so far. */
  readonly sequences: readonly (readonly number[])[];
  /** Every reordering. */
  readonly sources: readonly (readonly number[])[];
  readonly feeds: number;
}

/** A decoder of `count` sequences that remembers what it was fed and knows the logits after every sequence. */
export function scriptedDecoder(count: number, logitsAfter: LogitsAfter): ScriptedDecoder {
  let sequences: readonly (readonly number[])[] = Array.from({ length: count }, () => []);
  const sources: (readonly number[])[] = [];
  let feeds = 0;
  return {
    get sequences() {
      return sequences;
    },
    get feeds() {
      return feeds;
    },
    sources,
    feed: async (tokens, sotIndex) => {
      if (tokens.length !== count || tokens.some(({ length }) => length === 0 || length !== tokens[0]?.length)) {
        throw new Error(`${tokens.length} sequences were fed; ${count} of one length were expected`);
      }
      feeds++;
      sequences = sequences.map((sequence, i) => [...sequence, ...(tokens[i] ?? [])]);
      return {
        last: sequences.map(logitsAfter),
        sot:
          sotIndex === undefined
            ? undefined
            : sequences.map((sequence) => logitsAfter(sequence.slice(0, sotIndex + 1))),
      };
    },
    reorder: (from) => {
      sources.push(from);
      sequences = from.map((source) => sequences[source] ?? []);
    },
  };
}

/** How random logits are spread. */
export interface HashedLogits {
  readonly seed: number;
  readonly nVocab: number;
  /** Tokens below it, text, are more probable by 0 to 7, differently after every sequence. */
  readonly textBelow: number;
  /** A token that is more probable by another 0 to 3, so that sequences end; undefined: none. */
  readonly end?: number | undefined;
  /** Whole numbers, so that many are equal; otherwise no two of a row are. */
  readonly ties: boolean;
}

/** Random logits, 0 to 8 and what is added, that are exact in single precision and depend on the whole sequence. */
export function hashedLogits({ seed, nVocab, textBelow, end, ties }: HashedLogits): LogitsAfter {
  return (tokens) => {
    const key = noiseKey([seed, ...tokens]);
    const raised = pcg(key) & 7;
    const row = Float32Array.from({ length: nVocab }, (_, token) => {
      const hash = pcg((pcg(token) ^ key) >>> 0);
      const value = ties ? hash >>> 29 : (((hash >>> 13) & ~2047) | token) / 2 ** 16;
      return token < textBelow ? value + raised : value;
    });
    if (end !== undefined) row[end] = row[end]! + ((pcg(key) >>> 3) & 3);
    return row;
  };
}
