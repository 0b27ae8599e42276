/** What log_mel computes: frames of so many samples, so many apart, and the bins of their spectra. */
export const melFrame = { samples: 400, hop: 160, bins: 201 } as const;

/**
 * Triangles over the bins, of which two overlap everywhere: bins firstBin[s] … firstBin[s + 1] − 1 lie in stretch s, where
 * mel s − 1 falls and mel s rises.
 */
export interface MelTriangles {
  /** [mels + 2], the last one 201. */
  readonly firstBin: ArrayLike<number>;
  /** [201], weights of the bins in the mel that falls and in the one that rises. */
  readonly falling: ArrayLike<number>;
  readonly rising: ArrayLike<number>;
}

/**
 * What log_mel reads besides samples: a Hann window of 400 (periodic) in the order in which samples are taken, n = (25 n1 + 16 n2)
 * mod 400 at [n2, n1]; cosines and sines of 1/16 and of 1/25 of a turn; falling and rising weights by bin; first bins.
 */
export function packMelTables({ firstBin, falling, rising }: MelTriangles): Float32Array<ArrayBuffer> {
  const { samples, bins } = melFrame;
  const order = Array.from({ length: samples }, (_, i) => (25 * (i % 16) + 16 * Math.floor(i / 16)) % samples);
  return Float32Array.from([
    ...order.map((n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / samples)),
    ...turns(16),
    ...turns(25),
    ...Array.from({ length: bins }, (_, k) => [falling[k] ?? 0, rising[k] ?? 0]).flat(),
    ...Array.from(firstBin),
  ]);
}

function turns(count: number): readonly number[] {
  const angles = Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / count);
  return angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]);
}
