import { fft512 } from "./fft512";

/** Bands of a frame. */
export const bands = 80;
/** Samples between two frames, and of one. */
export const frameHop = 160;
const frameLength = 400;
const bins = 256;
const sampleRate = 16_000;
const lowest = 20;
const preemphasis = 0.97;
/** As the features were when the network was trained: samples of 16 bits. */
const scale = 32_768;
const least = 2 ** -23;

const hamming = Float64Array.from(
  { length: frameLength },
  (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (frameLength - 1)),
);

/** Weights of a band from its first bin on. */
interface Band {
  readonly first: number;
  readonly weights: Float64Array;
}

const filters = melBands();

/** Whole frames in so many samples. */
export function framesIn(samples: number): number {
  return samples < frameLength ? 0 : Math.floor((samples - frameLength) / frameHop) + 1;
}

/**
 * Kaldi's filter banks, [frames, 80]: 25 ms each 10 ms, Hamming, no dither, logarithms of power
 * (kaldi/src/feat/feature-fbank.cc, as WeSpeaker asks for them).
 */
export function fbank(samples: Float32Array): Float32Array<ArrayBuffer> {
  const frames = framesIn(samples.length);
  const features = new Float32Array(frames * bands);
  const re = new Float64Array(2 * bins);
  const im = new Float64Array(2 * bins);
  const power = [new Float64Array(bins), new Float64Array(bins)] as const;
  // Two frames share a transform: one is its real part, the other its imaginary one.
  for (let frame = 0; frame < frames; frame += 2) {
    takeFrame(samples, frame, re);
    im.fill(0);
    if (frame + 1 < frames) takeFrame(samples, frame + 1, im);
    fft512(re, im);
    takePowers(re, im, power);
    writeBands(power[0], features, frame * bands);
    if (frame + 1 < frames) writeBands(power[1], features, (frame + 1) * bands);
  }
  return features;
}

/** A frame without its mean, its high notes raised, windowed, with zeros behind. */
function takeFrame(samples: Float32Array, frame: number, to: Float64Array): void {
  const from = frame * frameHop;
  let mean = 0;
  for (let i = 0; i < frameLength; i++) mean += samples[from + i]!;
  mean /= frameLength;
  to.fill(0);
  for (let i = 0; i < frameLength; i++) {
    const before = samples[from + Math.max(0, i - 1)]! - mean;
    to[i] = scale * (samples[from + i]! - mean - preemphasis * before) * hamming[i]!;
  }
}

/** The powers of two real signals by bin, from the transform of one as real and the other as imaginary part. */
function takePowers(re: Float64Array, im: Float64Array, [first, second]: readonly [Float64Array, Float64Array]): void {
  for (let k = 0; k < bins; k++) {
    const mirror = (2 * bins - k) & (2 * bins - 1);
    const realSum = re[k]! + re[mirror]!;
    const realGap = re[mirror]! - re[k]!;
    const otherSum = im[k]! + im[mirror]!;
    const otherGap = im[k]! - im[mirror]!;
    first[k] = (realSum * realSum + otherGap * otherGap) / 4;
    second[k] = (otherSum * otherSum + realGap * realGap) / 4;
  }
}

function writeBands(power: Float64Array, to: Float32Array, at: number): void {
  for (let band = 0; band < bands; band++) {
    const { first, weights } = filters[band]!;
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += weights[i]! * power[first + i]!;
    to[at + band] = Math.log(Math.max(sum, least));
  }
}

/** Triangles over bins, evenly spaced in pitch as it is heard. */
function melBands(): readonly Band[] {
  const pitch = (hertz: number) => 1127 * Math.log(1 + hertz / 700);
  const [low, high] = [pitch(lowest), pitch(sampleRate / 2)];
  const step = (high - low) / (bands + 1);
  return Array.from({ length: bands }, (_, band) => {
    const left = low + band * step;
    const weightOf = (bin: number) => {
      const at = (pitch((bin * sampleRate) / (2 * bins)) - left) / step;
      return Math.max(0, Math.min(at, 2 - at));
    };
    const inside = Array.from({ length: bins }, (_, bin) => bin).filter((bin) => weightOf(bin) > 0);
    return { first: inside[0]!, weights: Float64Array.from(inside, weightOf) };
  });
}
