import type { ImportSource } from "../types";

/** Names that say nothing of a model. */
const usual = /^(?:model|pytorch_model|ggml-model|main|master)\b/i;

/** What a model may be called, from what its files, their folder or its repository are called: "kb-whisper-small". */
export function importName(source: ImportSource): string {
  if (source.from === "host") return bare(source.repository?.split("/")[1] ?? lastOf(source.address));
  const weights = source.files.map(({ name }) => name).filter((name) => !/\.(?:json|txt)$/i.test(name));
  const named = weights.map(bare).find((name) => !usual.test(name));
  return (source.folder === undefined ? named : bare(source.folder)) ?? "whisper";
}

function lastOf(address: string): string {
  const parts = address.split(/[?#]/)[0]?.split("/") ?? [];
  // …/OWNER/NAME/resolve/main/model.safetensors
  const at = parts.indexOf("resolve");
  const last = parts.at(-1) ?? "";
  return usual.test(last) && at > 0 ? (parts[at - 1] ?? last) : last;
}

function bare(name: string): string {
  return name
    .replace(/^.*[/\\]/, "")
    .replace(/\.(?:bin|gguf|ggml|pt|safetensors|zip)$/i, "")
    .replace(/-\d+-of-\d+$/, "")
    .replace(/^ggml-/, "");
}
