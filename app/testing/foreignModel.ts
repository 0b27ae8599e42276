import { asSafetensors, tokenizerJson } from "../../engine/testing/huggingFaceModel";
import { parseGgml } from "../../engine/whisper/files/ggml";

const special = [["<|notimestamps|>", 50364]] as const;

/** A ggml model in 16 bits as the folder of a Hugging Face repository. */
export function huggingFaceFolder(ggml: Uint8Array, config: Uint8Array): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const model = parseGgml(ggml);
  return new Map([
    ["README.md", new Uint8Array(100)],
    ["config.json", new Uint8Array(config)],
    ["model.safetensors", asSafetensors(model, "as it is")],
    ["tokenizer.json", new TextEncoder().encode(tokenizerJson(model, special))],
  ]);
}
