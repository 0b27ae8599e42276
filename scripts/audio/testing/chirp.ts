/** 0.8 s at 16 kHz as 16-bit integers: a rising tone, then digital silence. The files in `audio/` hold the same. */
export const chirp = Int16Array.from({ length: 12_800 }, (_, n) =>
  n < 8000 ? Math.round(12_000 * Math.sin((n * n) / 40_000)) : 0,
);

/** A WAV file with 16-bit samples, one array a channel. */
export function wavOf(channels: readonly Int16Array[], sampleRate: number): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0;
  const dataBytes = frames * channels.length * 2;
  const view = new DataView(new ArrayBuffer(44 + dataBytes));
  const text = (offset: number, value: string) =>
    [...value].forEach((character, index) => void view.setUint8(offset + index, character.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + dataBytes, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels.length * 2, true);
  view.setUint16(32, channels.length * 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, dataBytes, true);
  for (let frame = 0; frame < frames; frame++) {
    channels.forEach((channel, index) => {
      view.setInt16(44 + (frame * channels.length + index) * 2, channel[frame] ?? 0, true);
    });
  }
  return new Uint8Array(view.buffer);
}
