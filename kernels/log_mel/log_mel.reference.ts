import { type MelTriangles, melFrame } from "./tables";

/** Raw log-mel frames of samples, [frames, mels], by the definitions of the Fourier transform and of the triangles. */
export function logMelReference(samples: Float32Array, { firstBin, falling, rising }: MelTriangles): Float64Array {
  const { samples: length, hop, bins } = melFrame;
  const frames = Math.floor((samples.length - length) / hop) + 1;
  const mels = firstBin.length - 2;
  const y = new Float64Array(frames * mels);
  for (let frame = 0; frame < frames; frame++) {
    const power = powerSpectrum(samples.subarray(frame * hop, frame * hop + length));
    for (let mel = 0; mel < mels; mel++) {
      let sum = 0;
      for (let k = 0; k < bins; k++) {
        if (k >= firstBin[mel]! && k < firstBin[mel + 1]!) sum += power[k]! * rising[k]!;
        if (k >= firstBin[mel + 1]! && k < firstBin[mel + 2]!) sum += power[k]! * falling[k]!;
      }
      y[frame * mels + mel] = Math.log10(Math.max(sum, 1e-10));
    }
  }
  return y;
}

function powerSpectrum(x: Float32Array): Float64Array {
  const length = x.length;
  const turn = Float64Array.from({ length }, (_, i) => (2 * Math.PI * i) / length);
  const windowed = Float64Array.from(x, (value, n) => value * (0.5 - 0.5 * Math.cos(turn[n]!)));
  return Float64Array.from({ length: melFrame.bins }, (_, k) => {
    let re = 0;
    let im = 0;
    for (let n = 0; n < length; n++) {
      re += windowed[n]! * Math.cos(turn[(k * n) % length]!);
      im -= windowed[n]! * Math.sin(turn[(k * n) % length]!);
    }
    return re * re + im * im;
  });
}
