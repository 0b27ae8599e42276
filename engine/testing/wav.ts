import { readFileSync } from "node:fs";

/** Samples of a 16-bit mono WAV file under engine/testing/audio, divided by 32768 as openai/whisper's load_audio does. */
export function wavSamples(name: string): Float32Array<ArrayBuffer> {
  const file = readFileSync(new URL(`./audio/${name}`, import.meta.url));
  let offset = 12;
  while (file.toString("latin1", offset, offset + 4) !== "data") offset += 8 + file.readUInt32LE(offset + 4);
  const count = file.readUInt32LE(offset + 4) / 2;
  return Float32Array.from({ length: count }, (_, i) => file.readInt16LE(offset + 8 + 2 * i) / 32768);
}
