import type { SourceFile } from "../convert/sourceFile";
import type { ConvertedFile } from "../whisper/convert/writeGgml";

/** A file in memory that notes the longest piece that was read of it. */
export function sourceFile(name: string, bytes: Uint8Array | string): SourceFile & { readonly longest: () => number } {
  const data = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  let longest = 0;
  return {
    name,
    size: data.length,
    longest: () => longest,
    async read(from, to) {
      longest = Math.max(longest, to - from);
      return data.subarray(from, to);
    },
  };
}

/** A number of a safetensors header. */
export interface WrittenTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** A safetensors file. */
export function writeSafetensors(tensors: ReadonlyMap<string, WrittenTensor>): Uint8Array<ArrayBuffer> {
  let at = 0;
  const header = Object.fromEntries(
    [...tensors].map(([name, { dtype, shape, data }]) => {
      const from = at;
      at += data.length;
      return [name, { dtype, shape, data_offsets: [from, at] }];
    }),
  );
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(new BigUint64Array([BigInt(text.length)]).buffer);
  return new Uint8Array(Buffer.concat([length, text, ...[...tensors.values()].map(({ data }) => data)]));
}

/** All pieces of a converted file, which must be as long as it said. */
export async function wholeFile({ bytes, pieces }: ConvertedFile): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for await (const piece of pieces()) {
    whole.set(piece, at);
    at += piece.length;
  }
  if (at !== bytes) throw new Error(`${at} bytes came, and ${bytes} were announced`);
  return whole;
}
