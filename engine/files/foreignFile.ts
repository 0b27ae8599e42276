import type { SottoError } from "../errors";
import { corrupt } from "./byteReader";

/** A `model-corrupt` error for a file that begins as none of a known format does. */
export function foreignFile(beginning: Uint8Array): SottoError {
  return corrupt(`The model file is ${describeForeignFile(beginning)}; a whisper.cpp ggml file was expected.`);
}

/** Says what a file that is not a whisper.cpp model looks like, from its first bytes: "a GGUF file". */
function describeForeignFile(file: Uint8Array): string {
  if (file.length === 0) return "empty";
  const head = readable(file.subarray(0, 64));
  const known = SIGNATURES.find(({ pattern }) => pattern.test(head));
  if (known) return known.name;
  const hex = Array.from(file.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return `an unknown file that begins with the bytes ${hex}`;
}

/** First bytes with everything but printable ASCII and white space shown as a middle dot. */
const SIGNATURES: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /^GGUF/, name: "a GGUF file" },
  { pattern: /^(tjgg|fmgg|algg)/, name: "a ggml file of a language model" },
  { pattern: /^PK/, name: "a zip archive (a PyTorch checkpoint is one)" },
  // The length of the JSON header in eight bytes, then the header.
  { pattern: /^[\s\S]{6}··\{/, name: "a safetensors file" },
  { pattern: /^\s*<(!doctype|html|\?xml)/i, name: "a web page" },
  { pattern: /^version https:\/\/git-lfs/, name: "a Git LFS pointer" },
  { pattern: /^\s*[{[]/, name: "a JSON file" },
  { pattern: /^(RIFF|fLaC|OggS|ID3)/, name: "an audio file" },
];

function readable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const printable = (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13;
    return printable ? String.fromCharCode(byte) : "·";
  }).join("");
}
