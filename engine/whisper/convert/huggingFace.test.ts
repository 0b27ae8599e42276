import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { SourceFile } from "../../convert/sourceFile";
import { type StoredTensor, storedTypes } from "../../files/storedTensor";
import { goldenUrl } from "../../testing/goldens";
import { asSafetensors, tokenizerJson } from "../../testing/huggingFaceModel";
import { sourceFile, type WrittenTensor, wholeFile, writeSafetensors } from "../../testing/sourceFiles";
import { writeCheckpoint } from "../../testing/writeCheckpoint";
import { smallestDims, writeGgml as writeRandom } from "../../testing/writeGgml";
import { parseGgml } from "../files/ggml";
import { openSource } from "./openSource";
import { writeGgml } from "./writeGgml";

const noTokens = async () => {
  throw new Error("the model brings its tokens");
};
const third = [
  ["<|endoftext|>", 50257],
  ["<|startoftranscript|>", 50258],
  ["<|notimestamps|>", 50364],
] as const;

describe.each(["micro-v3", "micro-distil"])("%s through safetensors", (name) => {
  const golden = readFileSync(goldenUrl(`${name}/ggml-${name}.bin`));
  const model = parseGgml(golden);
  const config = sourceFile("config.json", readFileSync(goldenUrl(`${name}/config.json`)));
  const tokenizer = sourceFile("tokenizer.json", tokenizerJson(model, third));

  test("is the golden's file to the byte, read in pieces", async () => {
    const weights = sourceFile("model.safetensors", asSafetensors(model, "as it is"));
    const source = await openSource([config, weights, tokenizer], noTokens);
    expect(source).toMatchObject({ dims: model.dims, notes: [] });
    expect(Buffer.compare(await wholeFile(writeGgml(source, "f16")), golden)).toBe(0);
    expect(weights.longest()).toBeLessThanOrEqual(2 << 20);
  });

  test("has the same numbers from f32, by openai's names, from shards in the order of their index", async () => {
    const whole = parseGgml(golden);
    const part = (isIn: (name: string) => boolean) => ({
      ...whole,
      tensors: new Map([...whole.tensors].filter(([tensor]) => isIn(tensor))),
    });
    const isFirst = (tensor: string) => tensor.startsWith("encoder");
    const names = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"];
    const map = Object.fromEntries([...whole.tensors.keys()].map((one) => [one, names[isFirst(one) ? 0 : 1]]));
    const same = (tensor: string) => tensor;
    const source = await openSource(
      [
        sourceFile(
          "model-00002-of-00002.safetensors",
          asSafetensors(
            part((one) => !isFirst(one)),
            "F32",
            same,
          ),
        ),
        sourceFile("model-00001-of-00002.safetensors", asSafetensors(part(isFirst), "F32", same)),
        sourceFile("model.safetensors.index.json", JSON.stringify({ weight_map: map })),
        tokenizer,
      ],
      noTokens,
    );
    expect(Buffer.compare(await wholeFile(writeGgml(source)), golden)).toBe(0);
  });
});

describe("the layouts of a folder", () => {
  const f32 = parseGgml(writeRandom({ dims: smallestDims, type: "f32", seed: 4 }));
  const tensors = new Map([...f32.tensors.values()].map((one) => [one.name, { ...one, dtype: "F32" }] as const));
  const usual = async () => f32.tokens;
  const parts = [...tensors].map((entry, i) => [i % 2, entry] as const);
  const part = (n: number) => new Map(parts.filter(([i]) => i === n).map(([, entry]) => entry));
  const shards = [0, 1].map((n) => sourceFile(`pytorch_model-0000${n + 1}-of-00002.bin`, writeCheckpoint(part(n))));
  const map = Object.fromEntries(parts.map(([n, [name]]) => [name, shards[n]?.name]));

  test("PyTorch's checkpoint and its shards give what safetensors give", async () => {
    const safe = sourceFile("model.safetensors", asSafetensors(f32, "F32"));
    const wanted = parseGgml(await wholeFile(writeGgml(await openSource([safe], usual))));
    const whole = sourceFile("pytorch_model.bin", writeCheckpoint(tensors));
    const index = sourceFile("pytorch_model.bin.index.json", JSON.stringify({ weight_map: map }));
    for (const files of [[whole], [...shards, index], [sourceFile("mine.pt", writeCheckpoint(tensors))]]) {
      const model = parseGgml(await wholeFile(writeGgml(await openSource(files, usual))));
      for (const [name, { data }] of wanted.tensors) {
        expect(Buffer.compare(model.tensors.get(name)!.data, data)).toBe(0);
      }
    }
  });
});

describe("types", () => {
  const f32 = parseGgml(writeRandom({ dims: smallestDims, type: "f32", seed: 4 }));
  const weights = sourceFile("weights.safetensors", asSafetensors(f32, "F32"));
  const usual = async () => f32.tokens;

  test.each(storedTypes)("%s can be written, and is read back", async (type) => {
    const model = parseGgml(await wholeFile(writeGgml(await openSource([weights], usual), type)));
    expect(model.dims).toEqual(smallestDims);
    expect(model.tensors.get("decoder.token_embedding.weight")?.type).toBe(type);
    expect(model.tensors.get("encoder.conv1.weight")?.type).toBe(type === "f32" ? "f32" : "f16");
    expect(model.tensors.get("encoder.ln_post.bias")?.data).toEqual(f32.tensors.get("encoder.ln_post.bias")?.data);
  });

  test("bf16 is taken for what it is: the upper half of f32", async () => {
    const brain = sourceFile("model.safetensors", asSafetensors(f32, "BF16"));
    const model = parseGgml(await wholeFile(writeGgml(await openSource([brain], usual), "f32")));
    const name = "decoder.blocks.0.mlp.0.weight";
    const wanted = Uint32Array.from(
      new Uint32Array(f32.tensors.get(name)!.data.slice().buffer),
      (word) => word & 0xffff0000,
    );
    expect(new Uint32Array(model.tensors.get(name)!.data.slice().buffer)).toEqual(wanted);
  });

  test("the output layer and what else is spare is left out", async () => {
    const tensors = new Map(f32.tensors);
    const embedding = tensors.get("decoder.token_embedding.weight")!;
    const spare = sourceFile(
      "model.safetensors",
      asSafetensors(
        { ...f32, tensors: tensors.set("proj_out.weight", { ...embedding, name: "proj_out.weight" }) },
        "F16",
        (name) => name,
      ),
    );
    expect((await openSource([spare], usual)).tensors.map(({ name }) => name)).not.toContain("proj_out.weight");
  });
});

describe("one sentence for what is wrong", () => {
  const f32 = parseGgml(writeRandom({ dims: smallestDims, type: "f32", seed: 4 }));
  const weights = (change: (tensors: Map<string, StoredTensor>) => void = () => {}) => {
    const tensors = new Map(f32.tensors);
    change(tensors);
    return sourceFile(
      "model.safetensors",
      asSafetensors({ ...f32, tensors }, "F32", (name) => name),
    );
  };
  const good = weights();
  const index = (map: unknown) => sourceFile("model.safetensors.index.json", JSON.stringify({ weight_map: map }));
  const config = (values: object) => sourceFile("config.json", JSON.stringify({ model_type: "whisper", ...values }));
  const rename = (from: string, to: string) =>
    weights((tensors) => {
      tensors.set(to, { ...tensors.get(from)!, name: to });
      tensors.delete(from);
    });
  const reshape = (name: string, shape: readonly number[]) =>
    weights((tensors) => void tensors.set(name, { ...tensors.get(name)!, shape }));

  test.each<[string, readonly SourceFile[], string]>([
    ["no weights", [config({})], "The folder has no weights; model.safetensors was expected."],
    [
      "two files of weights",
      [sourceFile("a.safetensors", ""), sourceFile("b.safetensors", "")],
      "a.safetensors and b.safetensors",
    ],
    ["a missing shard", [index({ a: "model-2.safetensors" })], '"model-2.safetensors" is missing'],
    ["an index that names itself", [index({ a: "model.safetensors.index.json" })], "files of weights were expected"],
    ["an index that leads elsewhere", [index({ a: "../../secret.safetensors" })], "files of weights were expected"],
    ["an index without a map", [index([1])], "has no weight_map"],
    ["a config that is no JSON", [sourceFile("config.json", "{"), good], "config.json is no JSON object"],
    [
      "another architecture",
      [config({ model_type: "wav2vec2" }), good],
      'config.json gives "wav2vec2" for model_type; "whisper"',
    ],
    [
      "heads of another width",
      [config({ d_model: 64, encoder_attention_heads: 2 }), good],
      "gives 2 for encoder_attention_heads; 1",
    ],
    ["another activation", [config({ activation_function: "relu" }), good], 'gives "relu" for activation_function'],
    [
      "features of another rate",
      [sourceFile("preprocessor_config.json", '{"sampling_rate": 8000}'), good],
      "8000 for sampling_rate",
    ],
    ["a tokenizer without a vocabulary", [sourceFile("tokenizer.json", "{}"), good], "no vocabulary of byte pairs"],
    ["a tokenizer that lacks a token", [sourceFile("vocab.json", '{"!": 0}'), good], "lacks token 1."],
    [
      "a configuration of megabytes",
      [sourceFile("config.json", " ".repeat(3 << 20)), good],
      "config.json has 3,145,728 bytes",
    ],
    [
      "millions of lists",
      [sourceFile("vocab.json", `{"a": [${"[],".repeat(500_000)}0]}`), good],
      "1,000,002 values; a model's has fewer",
    ],
    [
      "a tensor that is missing",
      [weights((tensors) => void tensors.delete("decoder.ln.bias"))],
      'no tensor "decoder.ln.bias"',
    ],
    [
      "a tensor of another model",
      [rename("decoder.ln.bias", "lstm.weight")],
      '"lstm.weight", which no Whisper model has',
    ],
    [
      "a tensor twice",
      [
        weights(
          (tensors) =>
            void tensors.set("model.decoder.ln.bias", {
              ...f32.tensors.get("decoder.ln.bias")!,
              name: "model.decoder.ln.bias",
            }),
        ),
      ],
      'holds tensor "decoder.ln.bias" twice',
    ],
    [
      "a layer too many",
      [rename("encoder.blocks.0.mlp.0.bias", "encoder.blocks.900.mlp.0.bias")],
      "901 for nAudioLayer; 1 to 64",
    ],
    ["a shape that does not fit", [reshape("encoder.ln_post.bias", [2, 32])], "[2, 32]; [64] was expected"],
    ["eighty-one bands", [reshape("encoder.conv1.weight", [64, 240, 1])], "240 for nMels"],
    ["a vocabulary that was cut", [reshape("decoder.token_embedding.weight", [51864 * 2, 32])], "vocabulary"],
    ["a picture", [sourceFile("model.safetensors", "\x89PNG....................")], "begins with the bytes"],
  ])("%s", async (_, files, message) => {
    await expect(openSource(files, async () => f32.tokens)).rejects.toMatchObject({
      name: "model-corrupt",
      message: expect.stringContaining(message),
    });
  });

  test("numbers that are none are named by their tensor", async () => {
    const tensors = [...f32.tensors.values()].map((one): readonly [string, WrittenTensor] => {
      const data = one.name === "decoder.blocks.0.mlp.0.weight" ? one.data.slice().fill(255) : one.data;
      return [one.name, { dtype: "F32", shape: one.shape, data }];
    });
    const broken = sourceFile("model.safetensors", writeSafetensors(new Map(tensors)));
    const open = async () => wholeFile(writeGgml(await openSource([broken], async () => f32.tokens), "q8_0"));
    await expect(open()).rejects.toThrow('Tensor "decoder.blocks.0.mlp.0.weight": The model file holds numbers');
  });
});

describe("what a fine-tune says of itself", () => {
  const many = parseGgml(writeRandom({ dims: { ...smallestDims, nVocab: 51866 }, type: "f32", seed: 4 }));
  const weights = sourceFile("model.safetensors", asSafetensors(many, "F32"));
  const generation = (values: object) => sourceFile("generation_config.json", JSON.stringify(values));
  const english = [
    ["<|startoftranscript|>", 50257],
    ["<|notimestamps|>", 50362],
  ] as const;
  const second = [
    ["<|startoftranscript|>", 50258],
    ["<|notimestamps|>", 50363],
    ["<|mine|>", 51865],
  ] as const;

  test("tokens that were added behind the timestamps are left out, and said", async () => {
    const tokenizer = sourceFile("tokenizer.json", tokenizerJson(many, second));
    const source = await openSource([weights, tokenizer], noTokens);
    expect(source.dims.nVocab).toBe(51865);
    expect(source.notes).toEqual(["Tokens that were added to the vocabulary are left out: 1."]);
    const model = parseGgml(await wholeFile(writeGgml(source, "f32")));
    const { data } = many.tensors.get("decoder.token_embedding.weight")!;
    const kept = model.tensors.get("decoder.token_embedding.weight")!.data;
    expect(Buffer.compare(kept, data.subarray(0, 51865 * 64 * 4))).toBe(0);
  });

  test("whether it is multilingual is told by its vocabulary, not by its size or name", async () => {
    const tokenizer = sourceFile("tokenizer.json", tokenizerJson(many, english));
    expect((await openSource([weights, tokenizer], noTokens)).dims.nVocab).toBe(51864);
  });

  test.each([
    ["that it has timestamps", { no_timestamps_token_id: 50364 }, false],
    ["nothing of them", { max_length: 448 }, true],
    ["that it leaves them out unasked", { no_timestamps_token_id: 50364, forced_decoder_ids: [[1, 50364]] }, false],
  ])("%s", async (_, values, lacks) => {
    const source = await openSource([weights, generation(values)], async () => many.tokens);
    expect(source.lacksTimestamps).toBe(lacks);
    expect(source.notes.some((note) => note.includes("without timestamps"))).toBe(lacks);
  });

  test("its alignment heads, as far as it has such heads", async () => {
    const values = { no_timestamps_token_id: 50364, alignment_heads: [[0, 0], [7, 1], "x", [0.5, 1]] };
    const source = await openSource([weights, generation(values)], async () => many.tokens);
    expect(source.alignmentHeads).toEqual([[0, 0]]);
    const foreign = generation({ ...values, alignment_heads: [[7, 1]] });
    expect(await openSource([weights, foreign], async () => many.tokens)).not.toHaveProperty("alignmentHeads");
  });
});
