import { deflate } from "pako";

/**
 * How repetitive a text is: its UTF-8 bytes over their zlib-compressed bytes (openai/whisper utils.py,
 * compression_ratio). The empty text has 0.
 */
export function compressionRatio(text: string): number {
  const bytes = new TextEncoder().encode(text);
  // pako 3 matches Chromium's zlib, which finds other matches; with the original hash it gives zlib's own lengths.
  return bytes.length / deflate(bytes, { legacyHash: true }).length;
}
