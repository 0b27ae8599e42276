import type { SequenceDecoder } from "../whisper/decoding/sequenceDecoder.reference";
import type { AudioFeatures, Whisper } from "../whisper/model/types";

/** A model's sequences for the plain references: everything is fed anew each time, so that nothing but `step` is trusted. */
export function steppingDecoder(whisper: Whisper, features: AudioFeatures, count: number): SequenceDecoder {
  const { nVocab } = whisper.dims;
  let sequences: readonly (readonly number[])[] = Array.from({ length: count }, () => []);
  return {
    feed: async (tokens, sotIndex) => {
      sequences = sequences.map((sequence, i) => [...sequence, ...(tokens[i] ?? [])]);
      const length = sequences[0]?.length ?? 0;
      const logits = await whisper.startDecoding(features, count).step(sequences);
      const rowOf = (sequence: number, position: number) => {
        const at = (sequence * length + position) * nVocab;
        return logits.slice(at, at + nVocab);
      };
      return {
        last: sequences.map((_, i) => rowOf(i, length - 1)),
        sot: sotIndex === undefined ? undefined : sequences.map((_, i) => rowOf(i, sotIndex)),
      };
    },
    reorder: (sources) => {
      sequences = sources.map((source) => sequences[source] ?? []);
    },
  };
}
