/** Says what a file that is not a whisper.cpp model looks like, from its first bytes: "a GGUF file". */
export function describeForeignFile(file: Uint8Array): string {
  if (file.length === 0) return "empty";
  const head = latin1(file.subarray(0, 64));
  const known = SIGNATURES.find(({ pattern }) => pattern.test(head));
  if (known) return known.name;
  const hex = Array.from(file.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return `an unknown file that begins with the bytes ${hex}`;
}

const SIGNATURES: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /^GGUF/, name: "a GGUF file" },
  { pattern: /^(tjgg|fmgg|algg)/, name: "a ggml file of a language model" },
  { pattern: /^PK/, name: "a zip archive (a PyTorch checkpoint is one)" },
  { pattern: /^\x1f\x8b/, name: "a gzip archive" },
  // Eight bytes of header length, then the JSON header.
  { pattern: /^[^]{6}\0\0\{/, name: "a safetensors file" },
  { pattern: /^\s*<(!doctype|html|\?xml)/i, name: "a web page" },
  { pattern: /^version https:\/\/git-lfs/, name: "a Git LFS pointer" },
  { pattern: /^\s*[{[]/, name: "a JSON file" },
  { pattern: /^\x08[^]\x12/, name: "an ONNX file" },
  { pattern: /^(RIFF|fLaC|OggS|ID3)/, name: "an audio file" },
];

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
