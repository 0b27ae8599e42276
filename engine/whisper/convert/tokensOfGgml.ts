import { ByteReader } from "../../files/byteReader";
import { mostHeadBytes, readGgmlHead } from "../files/ggmlHead";

/** So much of a ggml file holds its tokens. */
export const tokensBytes: number = mostHeadBytes;

/** The text tokens of a ggml file, from its first bytes. Throws `model-corrupt`. */
export function tokensOfGgml(beginning: Uint8Array): readonly Uint8Array[] {
  return readGgmlHead(new ByteReader(beginning)).tokens;
}
