import { sampleRate } from "../../../engine/index";
import { fromPcm, sampleBytes, toPcm } from "./pcm";

/** Bytes of the mix that are in memory at once. */
const piece = 1 << 20;

/**
 * Tracks of 16-bit PCM as one WAV file of one channel. A single track stays where it lies; several are added, the shorter
 * ones with silence behind them.
 */
export async function toWav(tracks: readonly Blob[]): Promise<Blob> {
  const whole = tracks.map((track) => track.slice(0, track.size - (track.size % sampleBytes)));
  const sound = whole.length === 1 ? whole : await mixed(whole);
  const bytes = sound.reduce((sum, part) => sum + part.size, 0);
  return new Blob([header(bytes), ...sound], { type: "audio/wav" });
}

async function mixed(tracks: readonly Blob[]): Promise<readonly Blob[]> {
  const longest = Math.max(0, ...tracks.map((track) => track.size));
  const parts: Blob[] = [];
  for (let at = 0; at < longest; at += piece) {
    const sum = new Float32Array(Math.min(piece, longest - at) / sampleBytes);
    for (const track of tracks) {
      const samples = fromPcm(new Uint8Array(await track.slice(at, at + piece).arrayBuffer()));
      for (let i = 0; i < samples.length; i++) sum[i] = (sum[i] as number) + (samples[i] as number);
    }
    parts.push(new Blob([toPcm(sum)]));
  }
  return parts;
}

/** The 44 bytes before 16 kHz mono samples of 16 bits. */
function header(bytes: number): Uint8Array<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer(44));
  const text = (at: number, letters: string) => {
    for (let i = 0; i < letters.length; i++) head.setUint8(at + i, letters.charCodeAt(i));
  };
  text(0, "RIFF");
  head.setUint32(4, 36 + bytes, true);
  text(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, sampleRate, true);
  head.setUint32(28, sampleRate * sampleBytes, true);
  head.setUint16(32, sampleBytes, true);
  head.setUint16(34, 8 * sampleBytes, true);
  text(36, "data");
  head.setUint32(40, bytes, true);
  return new Uint8Array(head.buffer);
}
