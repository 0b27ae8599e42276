/**
 * Rounds samples to 16 bits, in place, as they reach openai/whisper from ffmpeg (audio.py, load_audio: s16le); louder ones
 * than 1 are cut off. Samples from … to − 1, all unless told.
 */
export function toSixteenBits(
  samples: Float32Array<ArrayBuffer>,
  from = 0,
  to = samples.length,
): Float32Array<ArrayBuffer> {
  for (let i = from; i < to; i++) {
    // Math.round, which must tell −0 from 0, takes four times as long.
    samples[i] = Math.max(-32768, Math.min(32767, Math.floor((samples[i] as number) * 32768 + 0.5))) / 32768;
  }
  return samples;
}
