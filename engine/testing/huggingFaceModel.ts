import { expandNumbers, numberTypes } from "../convert/numbers";
import { quantise } from "../convert/quantise";
import { transformersName } from "../whisper/convert/names";
import { letterOf } from "../whisper/convert/vocabulary";
import type { WhisperFile } from "../whisper/files/whisperFile";
import { type WrittenTensor, writeSafetensors } from "./sourceFiles";

/** The tensors of a ggml model as a safetensors file, every number in `dtype`, named by `rename`. */
export function asSafetensors(
  { tensors }: WhisperFile,
  dtype: "F32" | "F16" | "BF16" | "as it is",
  rename: (name: string) => string = transformersName,
): Uint8Array<ArrayBuffer> {
  const written = [...tensors.values()].map(({ name, type, shape, data }): readonly [string, WrittenTensor] => {
    if (dtype === "as it is") return [rename(name), { dtype: type.toUpperCase(), shape, data }];
    const numbers = expandNumbers(numberTypes.find((one) => one === type) ?? "f32", data);
    const words = dtype === "BF16" ? upper(numbers) : quantise(dtype === "F16" ? "f16" : "f32", numbers);
    return [rename(name), { dtype, shape, data: words }];
  });
  return writeSafetensors(new Map(written));
}

/** tokenizer.json of a model with these text tokens, and `special` ones behind them. */
export function tokenizerJson(
  { tokens }: Pick<WhisperFile, "tokens">,
  special: readonly (readonly [string, number])[],
) {
  const vocab = Object.fromEntries(
    tokens.map((token, id) => [Array.from(token, (byte) => letterOf[byte]).join(""), id]),
  );
  const added = special.map(([content, id]) => ({ id, content, special: true }));
  return JSON.stringify({ version: "1.0", added_tokens: added, model: { type: "BPE", vocab, merges: [] } });
}

function upper(numbers: Float32Array<ArrayBuffer>): Uint8Array {
  const bits = new Uint32Array(numbers.buffer);
  return new Uint8Array(Uint16Array.from(bits, (word) => word >>> 16).buffer);
}
