/**
 * Weight of each channel in mono, by number of channels: ffmpeg's defaults (libswresample's matrix to mono, scaled to a
 * sum of 1) for its default layouts: 2.1, 4.0, 5.0, 5.1, 6.1 and 7.1. The centre counts 1, left and right √½,
 * surround channels ½, the low-frequency channel nothing.
 */
const centre = 1;
const front = Math.SQRT1_2;
const surround = 0.5;
const lowFrequency = 0;
const layouts: readonly (readonly number[])[] = [
  [centre],
  [front, front],
  [front, front, lowFrequency],
  [front, front, centre, surround],
  [front, front, centre, surround, surround],
  [front, front, centre, lowFrequency, surround, surround],
  [front, front, centre, lowFrequency, surround, surround, surround],
  [front, front, centre, lowFrequency, surround, surround, surround, surround],
];

/**
 * Mixes channels, one array each and in ffmpeg's (WAV's) order, to mono. A single channel is returned as it is.
 *
 * More than eight channels have no agreed order and count equally. Throws a RangeError without channels.
 */
export function downmix(channels: readonly Float32Array<ArrayBuffer>[]): Float32Array<ArrayBuffer> {
  const [first] = channels;
  if (first === undefined) throw new RangeError("audio without channels");
  if (channels.length === 1) return first;
  const weights = channelWeights(channels.length);
  const mono = new Float32Array(first.length);
  for (let i = 0; i < mono.length; i++) {
    let sum = 0;
    for (let c = 0; c < weights.length; c++) sum += weights[c]! * channels[c]![i]!;
    mono[i] = sum;
  }
  return mono;
}

/** Weights of `count` channels in mono; their sum is 1. */
export function channelWeights(count: number): readonly number[] {
  const weights = layouts[count - 1] ?? Array.from({ length: count }, () => 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
