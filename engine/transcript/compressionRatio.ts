import { deflate } from "pako";

/**
 * Bytes of the text in UTF-8 over its bytes as zlib packs it; high for text that repeats itself. 0 for no text.
 *
 * Source: openai/whisper utils.py. pako is zlib's own algorithm, so the lengths are Python's.
 */
export function compressionRatio(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return bytes.length / deflate(bytes).length;
}
