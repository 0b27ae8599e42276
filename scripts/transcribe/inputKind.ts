import { sampleRate } from "../../engine/index";
import { type PcmFormat, wavHeader } from "./wavHeader";

/** What comes over standard input. */
export type InputKind =
  /** Heard as it comes; samples begin at `offset`. */
  | { readonly kind: "samples"; readonly format: PcmFormat; readonly offset: number }
  /** A sound file, which can be read once all of it is there. */
  | { readonly kind: "file" }
  | { readonly kind: "other" };

/** Bytes after which it is known what comes. */
export const enoughToKnow = 4096;

/** From here on a WAV's size is what recorders write that do not know it: 0x7FFFFFFF less a header, or more. */
const endless = 0x7fff0000;

/** Tells what comes from its first bytes, at least `enoughToKnow` or all that there are. */
export function inputKind(start: Uint8Array): InputKind {
  const wav = wavHeader(start);
  if (wav && (wav.bytes === 0 || wav.bytes >= endless)) return { kind: "samples", format: wav, offset: wav.offset };
  if (isSoundFile(start)) return { kind: "file" };
  if (isOther(start) || isText(start) || isNoise(start)) return { kind: "other" };
  return { kind: "samples", format: { rate: sampleRate, channels: 1 }, offset: 0 };
}

function isSoundFile(start: Uint8Array): boolean {
  const latin1 = String.fromCharCode(...start.subarray(0, 16));
  return (
    /^(?:RIFF|RIFX|RF64|BW64|fLaC|OggS|ID3|FORM|caff|\.snd|#!AMR|\x1aE\xdf\xa3|0&\xb2u\x8ef\xcf\x11)/.test(latin1) ||
    /^.{4}(?:ftyp|moov|mdat)/s.test(latin1) ||
    (start[0] === 0x47 && start[188] === 0x47 && start[376] === 0x47) ||
    isMpeg(start)
  );
}

/** kbit/s of MPEG 1 and of MPEG 2, layer III. */
const bitRates = [
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const rates = [44100, 48000, 32000];

/** MP3 without a tag, or AAC: a frame that another one follows, since samples too may be 0xFFFB. */
function isMpeg(start: Uint8Array): boolean {
  const length = mpegFrame(start, 0);
  return length !== undefined && mpegFrame(start, length) !== undefined;
}

/** Length of the frame of layer III, or of AAC in ADTS, that begins here. */
function mpegFrame(bytes: Uint8Array, at: number): number | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes.subarray(at, at + 6);
  if (a !== 0xff) return undefined;
  if ((b & 0xf6) === 0xf0) return ((d & 3) << 11) | (e << 3) | (f >> 5) || undefined;
  const [version, layer] = [(b >> 3) & 3, (b >> 1) & 3];
  const isFirst = version === 3;
  const bitRate = bitRates[isFirst ? 0 : 1][(c >> 4) - 1];
  const rate = rates[(c >> 2) & 3];
  if ((b & 0xe0) !== 0xe0 || version === 1 || layer !== 1 || bitRate === undefined || rate === undefined)
    return undefined;
  const hertz = rate / (isFirst ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((isFirst ? 144_000 : 72_000) * bitRate) / hertz) + ((c >> 1) & 1);
}

/** Pictures, archives, programs and the like, which would be read as noise. */
function isOther(start: Uint8Array): boolean {
  const latin1 = String.fromCharCode(...start.subarray(0, 8));
  return /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM|%PDF|PK\x03\x04|\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|\(\xb5\/\xfd|\x7fELF|MZ|lmgg|GGUF|SQLite)/.test(
    latin1,
  );
}

/** UTF-8 without control characters: samples of sound are neither. */
function isText(start: Uint8Array): boolean {
  if (start.length === 0) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text);
  } catch {
    return false;
  }
}

/** As loud as it can be, and no sample like the one before: compressed or ciphered bytes, and no sound. */
function isNoise(start: Uint8Array): boolean {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const count = start.length >> 1;
  if (count < 256) return false;
  let [level, change, last] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const sample = view.getInt16(2 * i, true);
    level += Math.abs(sample);
    change += Math.abs(sample - last);
    last = sample;
  }
  return level / count > 8000 && change / level > 1.15;
}
