/** Bytes of a sample as it is kept: 16 bits, little-endian. */
export const sampleBytes = 2;

/** Samples in −1…1 as 16-bit PCM; louder ones are cut off. */
export function toPcm(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const pcm = new DataView(new ArrayBuffer(samples.length * sampleBytes));
  for (let i = 0; i < samples.length; i++) {
    const value = Math.round((samples[i] as number) * 32768);
    pcm.setInt16(i * sampleBytes, Math.max(-32768, Math.min(32767, value)), true);
  }
  return new Uint8Array(pcm.buffer);
}

/** The samples of 16-bit PCM; half a sample at the end, which a crash can leave, is left out. */
export function fromPcm(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const pcm = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = new Float32Array(Math.floor(bytes.byteLength / sampleBytes));
  for (let i = 0; i < samples.length; i++) samples[i] = pcm.getInt16(i * sampleBytes, true) / 32768;
  return samples;
}
