/** Frames of the sound: a second. */
export const speechFrames = 100;

/**
 * A second that an encoder takes for somebody speaking, as normalised log-mel, frame-major [100, nMels]: eight syllables of a
 * voice whose two lower formants move. Places and widths are bins of 80; of more bins they are stretched.
 */
export function soundLikeSpeech(nMels: number): Float32Array<ArrayBuffer> {
  const mel = new Float32Array(speechFrames * nMels);
  for (let i = 0; i < mel.length; i++) {
    const frame = Math.floor(i / nMels);
    const bump = (at: number, width: number) => Math.exp(-((((80 * (i % nMels)) / nMels - at) / width) ** 2));
    const voice =
      0.5 * bump(0, 6) +
      1.6 * bump(12 + 6 * Math.sin(frame / 8), 5) +
      1.2 * bump(35 + 10 * Math.sin(frame / 11 + 1), 6) +
      0.7 * bump(52, 6);
    mel[i] = Math.max(0, Math.sin((Math.PI * frame) / 12.5)) * voice - 0.5;
  }
  return mel;
}
