/** Samples of 16 bits, little-endian, channels interleaved. */
export interface PcmFormat {
  readonly rate: number;
  readonly channels: number;
}

export interface WavHeader extends PcmFormat {
  /** Where samples begin. */
  readonly offset: number;
  /** Bytes of samples as the header says, which recorders that write into a pipe do not know. */
  readonly bytes: number;
}

const pcm = 1;
const extensible = 0xfffe;

/** The header of a WAV file of 16-bit samples that `start` begins with; undefined for anything else. */
export function wavHeader(start: Uint8Array): WavHeader | undefined {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const tag = (at: number) => String.fromCharCode(...start.subarray(at, at + 4));
  if (start.length < 44 || tag(0) !== "RIFF" || tag(8) !== "WAVE") return undefined;
  let format: PcmFormat | undefined;
  for (let at = 12; at + 8 <= start.length; ) {
    const [name, bytes, offset] = [tag(at), view.getUint32(at + 4, true), at + 8];
    if (name === "data") return format && { ...format, offset, bytes };
    if (name === "fmt " && offset + 16 <= start.length) {
      const kind = view.getUint16(offset, true);
      const bits = view.getUint16(offset + 14, true);
      if ((kind !== pcm && kind !== extensible) || bits !== 16) return undefined;
      format = { channels: view.getUint16(offset + 2, true), rate: view.getUint32(offset + 4, true) };
      if (format.channels < 1 || format.channels > 64) return undefined;
    }
    at = offset + bytes + (bytes % 2);
  }
  return undefined;
}
