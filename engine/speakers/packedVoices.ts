import { voiceNumbers } from "./voiceNetwork";

/** A voice in eight bits a number, ± 127 of its largest. */
export interface PackedVoice {
  readonly scale: number;
  readonly bytes: Int8Array;
}

export function packVoice(numbers: Float32Array): PackedVoice {
  const most = numbers.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  const scale = most / 127 || 1;
  return { scale, bytes: Int8Array.from(numbers, (x) => Math.round(x / scale)) };
}

export function unpackVoice({ scale, bytes }: PackedVoice): Float32Array {
  return Float32Array.from(bytes, (x) => scale * x);
}

/** How the voice around a moment sounds, where one speaks alone. */
export interface Look {
  /** Seconds. */
  readonly from: number;
  readonly to: number;
  /** [256], of length 1. */
  readonly voice: Float32Array;
}

/** Looks one behind the other: there are three a second. */
export interface PackedLooks {
  /** [looks, 2]: from and to. */
  readonly times: Float32Array;
  /** [looks, 128]: two numbers of a voice in a byte. */
  readonly bytes: Uint8Array;
}

/** Distance of two levels of a number: what errs least with sixteen of them for numbers of a voice, whose root mean square is 1/16. */
const level = 0.335 / Math.sqrt(voiceNumbers);
const bytesOfLook = voiceNumbers / 2;

export function packLooks(looks: readonly Look[]): PackedLooks {
  const times = new Float32Array(2 * looks.length);
  const bytes = new Uint8Array(bytesOfLook * looks.length);
  for (const [i, { from, to, voice }] of looks.entries()) {
    times.set([from, to], 2 * i);
    for (let k = 0; k < bytesOfLook; k++) {
      bytes[bytesOfLook * i + k] = levelOf(voice[2 * k]!) | (levelOf(voice[2 * k + 1]!) << 4);
    }
  }
  return { times, bytes };
}

function levelOf(x: number): number {
  return Math.max(0, Math.min(15, Math.floor(x / level) + 8));
}

export function unpackLooks({ times, bytes }: PackedLooks): readonly Look[] {
  return Array.from({ length: times.length / 2 }, (_, i) => ({
    from: times[2 * i]!,
    to: times[2 * i + 1]!,
    voice: Float32Array.from({ length: voiceNumbers }, (_, k) => {
      const byte = bytes[bytesOfLook * i + (k >> 1)]!;
      return level * ((k & 1 ? byte >> 4 : byte & 15) - 7.5);
    }),
  }));
}
