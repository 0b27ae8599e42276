import { describe, expect, test } from "vitest";
import { expandNumbers, type NumberType } from "../../convert/numbers";
import { ggufHead, paddingAfter } from "../../convert/writeGguf";
import { goldenJson } from "../../testing/goldens";
import { sourceFile, wholeFile } from "../../testing/sourceFiles";
import { smallestDims, writeGgml as writeRandom } from "../../testing/writeGgml";
import { parseGgml } from "../files/ggml";
import type { WhisperFile } from "../files/whisperFile";
import { writeGguf } from "./ggufModel";
import { openSource } from "./openSource";
import { writeGgml } from "./writeGgml";

const noTokens = async () => {
  throw new Error("the model brings its tokens");
};

/** The same model by other names and in other types, as programs write GGUFs that leave out what else belongs to them. */
function writeOther(
  { tensors }: WhisperFile,
  rename: (name: string) => string,
  change: (name: string) => { type: NumberType; data: Uint8Array } | undefined = () => undefined,
): Uint8Array {
  const written = [...tensors.values()].map((tensor) => ({
    ...tensor,
    ...change(tensor.name),
    name: rename(tensor.name),
  }));
  const heads = written.map(({ name, shape, type, data }) => ({ name, shape, type, bytes: data.length }));
  const head = ggufHead(new Map([["general.architecture", "whisper"]]), heads);
  return new Uint8Array(Buffer.concat([head, ...written.flatMap(({ data }) => [data, paddingAfter(data.length)])]));
}

test.each(["f32", "f16", "q5_1", "q8_0"] as const)(
  "a GGUF of %s gives the ggml file that it was made of",
  async (type) => {
    const dims = { ...smallestDims, nVocab: 51865 };
    const bytes = writeRandom({ dims, type, seed: 9 });
    const ggml = await openSource([sourceFile("a.bin", bytes)], noTokens);
    const plain = await wholeFile(writeGgml(ggml, type));
    const gguf = sourceFile("a.gguf", await wholeFile(writeGguf(ggml, type)));
    const source = await openSource([gguf], noTokens);
    expect(source.dims).toEqual(dims);
    expect(Buffer.compare(await wholeFile(writeGgml(source, type)), plain)).toBe(0);
    // All but the filters, of which the random model has none.
    const from = 56 + 80 * 201 * 4;
    expect(Buffer.compare(plain.subarray(from), bytes.subarray(from))).toBe(0);
  },
);

test("alignment heads, and that a model lacks timestamps, are kept in a GGUF", async () => {
  const dims = { ...smallestDims, nTextLayer: 2 };
  const ggml = await openSource([sourceFile("a.bin", writeRandom({ dims, type: "q8_0", seed: 1 }))], noTokens);
  const model = { ...ggml, alignmentHeads: [[1, 0]] as const, lacksTimestamps: true };
  const source = await openSource([sourceFile("b.gguf", await wholeFile(writeGguf(model)))], noTokens);
  expect(source).toMatchObject({ alignmentHeads: [[1, 0]], lacksTimestamps: true });
  expect(source.notes).toEqual(["The model was trained without timestamps: its text comes in windows of 30 s."]);
});

describe("GGUFs of others", () => {
  const model = parseGgml(writeRandom({ dims: smallestDims, type: "q5_0", seed: 2 }));
  const usual = async () => model.tokens;

  test("with the names of transcribe.cpp, which leaves some out and adds a filter bank", async () => {
    const short = (name: string) =>
      name
        .replace("encoder.", "enc.")
        .replace("decoder.", "dec.")
        .replace("positional_embedding", "pos_emb.weight")
        .replace("token_embedding", "token_embd")
        .replace(/(ln_post|\.ln)(?=\.)/, ".final_norm")
        .replace("..", ".")
        .replace("conv1", "conv.0")
        .replace("conv2", "conv.1")
        .replace("cross_attn_ln", "norm_cross")
        .replace("mlp_ln", "norm_ffn")
        .replace("attn_ln", "norm_attn")
        .replace("mlp.0", "ffn.fc1")
        .replace("mlp.2", "ffn.fc2")
        .replace(/attn\.([qkv])\w+/, "attn.$1");
    const extra = { name: "frontend.window", type: "f32", shape: [400], data: new Uint8Array(1600) } as const;
    const file = writeOther({ ...model, tensors: new Map([...model.tensors, [extra.name, extra]]) }, short);
    const source = await openSource([sourceFile("other.gguf", file)], usual);
    const back = parseGgml(await wholeFile(writeGgml(source)));
    for (const [name, { data, type }] of model.tensors) {
      expect(back.tensors.get(name)?.type).toBe(type);
      expect(Buffer.compare(back.tensors.get(name)!.data, data)).toBe(0);
    }
  });

  test("as candle quantises them: positions too, and in k-quants, which become the nearest type", async () => {
    const dims = { ...smallestDims, nAudioState: 256, nAudioHead: 4, nTextState: 256, nTextHead: 4 };
    const f32 = parseGgml(writeRandom({ dims, type: "f32", seed: 3 }));
    const block = new Uint8Array(
      Buffer.from(goldenJson<{ k: { q4_k: { blocks: string } } }>("foreign/quantised.json").k.q4_k.blocks, "base64"),
    );
    const quantised = (bytes: number) => {
      const data = new Uint8Array(bytes);
      for (let at = 0; at < bytes; at += 144) data.set(block.subarray(144, 288), at);
      return { type: "q4_k" as const, data };
    };
    const isWide = (name: string) => /positional|mlp\.0\.weight|query\.weight/.test(name);
    const count = (name: string) => f32.tensors.get(name)!.shape.reduce((a, b) => a * b, 1);
    const file = writeOther(
      f32,
      (name) => name,
      (name) => (isWide(name) ? quantised((count(name) / 256) * 144) : undefined),
    );
    const source = await openSource([sourceFile("model-q4k.gguf", file)], usual);
    expect(writeGgml(source).notes).toEqual([
      "Its weights in q4_k become q4_1, the nearest type that there are kernels for.",
    ]);
    const back = parseGgml(await wholeFile(writeGgml(source)));
    expect(back.tensors.get("encoder.blocks.0.mlp.0.weight")?.type).toBe("q4_1");
    expect(back.tensors.get("encoder.blocks.0.mlp.2.weight")?.type).toBe("f16");
    const positions = back.tensors.get("decoder.positional_embedding")!;
    const { data } = quantised(144);
    expect(expandNumbers("f32", positions.data.slice(0, 1024))).toEqual(expandNumbers("q4_k", data));
  });
});
