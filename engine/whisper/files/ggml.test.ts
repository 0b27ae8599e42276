import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storedTypes } from "../../files/storedTensor";
import { smallestDims, writeGgml } from "../../testing/writeGgml";
import { expectedTensors } from "../model/architecture";
import { openGgml, parseGgml } from "./ggml";

const small = writeGgml({ dims: smallestDims, type: "q4_0", seed: 1 });
const utf8 = new TextDecoder();

function read(path: string): Uint8Array {
  return readFileSync(new URL(`../../../${path}`, import.meta.url));
}

/** A file of which only what was waited for is there. */
function comingFile(whole: Uint8Array) {
  const bytes = new Uint8Array(whole.length);
  let there = 0;
  const until = async (end: number) => {
    expect(end).toBeLessThanOrEqual(whole.length);
    if (end > there) bytes.set(whole.subarray(there, end), there);
    there = Math.max(there, end);
  };
  return { file: { bytes, until }, there: () => there };
}

/** Bytes where something begins: every header, and a sample of the tokens. */
function boundaries(file: Uint8Array): readonly number[] {
  const model = parseGgml(file);
  const found = [0, 4, 8, 48, 52, 56, 56 + smallestDims.nMels * 201 * 4];
  for (const token of model.tokens.filter((_, id) => id % 5000 === 0))
    found.push(token.byteOffset - 4, token.byteOffset);
  for (const { data, name } of model.tensors.values()) {
    found.push(data.byteOffset - name.length - 8, data.byteOffset - name.length, data.byteOffset);
  }
  return found;
}

function expectCorrupt(file: Uint8Array, message?: RegExp | string): void {
  let thrown: unknown;
  try {
    parseGgml(file);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ name: "model-corrupt" });
  if (message) expect((thrown as Error).message).toMatch(message);
}

/** A copy of the file with one number of its header (or any other int32) replaced. */
function withInt32(file: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = file.slice();
  new DataView(copy.buffer).setInt32(offset, value, true);
  return copy;
}

describe("real files", () => {
  test.each([
    ["public/models/ggml-tiny.en-q5_1.bin", { nMels: 80, nVocab: 51864, nAudioState: 384, nTextLayer: 4 }, 167, "q5_1"],
    ["public/models/ggml-base-q5_1.bin", { nMels: 80, nVocab: 51865, nAudioState: 512, nTextLayer: 6 }, 245, "q5_1"],
    [
      "engine/testing/goldens/micro-v3/ggml-micro-v3.bin",
      { nMels: 128, nVocab: 51866, nAudioState: 128, nTextLayer: 3 },
      128,
      "f16",
    ],
    [
      "engine/testing/goldens/micro-distil/ggml-micro-distil.bin",
      { nMels: 128, nVocab: 51866, nAudioLayer: 3, nTextLayer: 2 },
      104,
      "f16",
    ],
  ] as const)("%s", (path, dims, tensors, type) => {
    const file = read(path);
    const model = parseGgml(file);
    expect(model.dims).toMatchObject(dims);
    expect(model.tensors.size).toBe(tensors);
    expect(model.tokens.length).toBe(50257);
    expect(utf8.decode(model.tokens[0])).toBe("!");
    expect(model.tensors.get("decoder.token_embedding.weight")?.type).toBe(type);
    for (const { data } of model.tensors.values()) expect(data.buffer).toBe(file.buffer);
  });

  test("hold what their last tensor's bytes say", () => {
    const file = read("public/models/ggml-tiny.en-q5_1.bin");
    const { tensors } = parseGgml(file);
    const last = [...tensors.values()].at(-1);
    expect(last && last.data.byteOffset + last.data.length).toBe(file.byteOffset + file.length);
    expect(tensors.get("encoder.conv1.bias")?.shape).toEqual([384]);
    expect(tensors.get("encoder.conv1.weight")).toMatchObject({ type: "f16", shape: [384, 80, 3] });
    expect(tensors.get("encoder.blocks.0.mlp.0.weight")).toMatchObject({ type: "q5_1", shape: [1536, 384] });
  });
});

describe("written files", () => {
  test.each(storedTypes)("of %s are read back", (type) => {
    const dims = {
      ...smallestDims,
      nAudioLayer: 2,
      nTextLayer: 3,
      nAudioState: 128,
      nAudioHead: 2,
      nTextState: 128,
      nTextHead: 2,
    };
    const model = parseGgml(writeGgml({ dims, type, seed: 3 }));
    expect(model.dims).toEqual(dims);
    expect(model.tensors.size).toBe(expectedTensors(dims).size);
    for (const [name, { shape }] of expectedTensors(dims)) expect(model.tensors.get(name)?.shape).toEqual(shape);
    expect(model.tensors.get("decoder.blocks.2.cross_attn.key.weight")?.type).toBe(type);
  });
});

describe("foreign files", () => {
  const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0);
  const safetensors = Uint8Array.of(16, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x22);
  const text = (content: string) => new TextEncoder().encode(content);
  test.each([
    [new Uint8Array(), "is empty; a whisper.cpp ggml file was expected"],
    [text("GGUF\x03\0\0\0"), "a GGUF file"],
    [zip, "a zip archive"],
    [safetensors, "a safetensors file"],
    [text("<!DOCTYPE html><html>"), "a web page"],
    [text("\n <html>"), "a web page"],
    [text("version https://git-lfs.github.com/spec/v1"), "a Git LFS pointer"],
    [text('{"error": 404}'), "a JSON file"],
    [text("tjgg"), "a ggml file of a language model"],
    [text("RIFF...."), "an audio file"],
    [Uint8Array.of(1, 2, 3, 250, 7), "begins with the bytes 01 02 03 fa"],
    [Uint8Array.of(0x6c), "begins with the bytes 6c"],
  ])("%# are named", (file, message) => expectCorrupt(file, message));
});

describe("corrupt files", () => {
  const firstTensor = parseGgml(small).tensors.get("encoder.conv1.weight")?.data.byteOffset ?? 0;
  const header = firstTensor - "encoder.conv1.weight".length - 24;

  test("say where a tensor was cut", () => {
    const cut = small.subarray(0, firstTensor + 1000);
    const missing = 64 * 80 * 3 * 2 - 1000;
    expectCorrupt(
      cut,
      `The model file ends at byte ${(firstTensor + 1000).toLocaleString("en-US")} inside tensor "encoder.conv1.weight"; ` +
        `${missing.toLocaleString("en-US")} more bytes were expected.`,
    );
  });

  test("cut at any boundary, or beside one, are refused", () => {
    for (const boundary of boundaries(small)) {
      for (const length of [boundary - 1, boundary, boundary + 1]) {
        if (length >= 0) expectCorrupt(small.subarray(0, length));
      }
    }
  });

  test.each([
    ["nVocab", 4, 50257, /50,257 for nVocab; 51,864 to 65,536/],
    ["nAudioState", 12, 65, /nTextState|nAudioHead/],
    ["nAudioHead", 16, 2, /2 for nAudioHead; 1 was expected/],
    ["nAudioLayer", 20, 1_000_000, /1,000,000 for nAudioLayer; 1 to 64/],
    ["nTextCtx", 24, -1, /-1 for nTextCtx/],
    ["nTextState", 28, 128, /128 for nTextState; 64/],
    ["nMels", 40, 81, /81 for nMels; 80 or 128/],
    ["the file type", 44, 2012, /2,012 for the file type/],
    ["a negative file type", 44, -1, /-1 for the file type/],
    ["the quantisation version", 44, 1002, /1 for the quantisation version; 2/],
    ["the mel filters", 52, 2 ** 30, /the length of a mel filter/],
    ["the number of tokens", 56 + 80 * 201 * 4, 2 ** 31 - 1, /the number of tokens/],
    ["a token's length", 60 + 80 * 201 * 4, 2 ** 31 - 1, /the length of token 0/],
    ["a token's negative length", 60 + 80 * 201 * 4, -5, /the length of token 0/],
    ["dimensions", header, 9, /number of dimensions/],
    ["the length of a name", header + 4, 2 ** 20, /length of the tensor name/],
    ["a type", header + 8, 14, /of ggml type 14; f32, f16 can be read/],
    ["a type that is not for a convolution", header + 8, 2, /"encoder.conv1.weight" of the model file is q4_0/],
    ["a shape", header + 12, 4, /\[64, 80, 4\]; \[64, 80, 3\] was expected/],
    ["an absurd shape", header + 20, 2 ** 31 - 1, /a dimension in the tensor header/],
  ] as const)("with a wrong number for %s", (_, offset, value, message) => {
    expectCorrupt(withInt32(small, offset, value), message);
  });

  test("with a tensor twice, an unknown one, a missing one or bytes after the last", () => {
    const record = small.subarray(header, firstTensor + 64 * 80 * 3 * 2);
    const join = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
    expectCorrupt(join(small, record), 'holds tensor "encoder.conv1.weight" twice');
    const unknown = record.slice();
    unknown[24] = "X".charCodeAt(0);
    expectCorrupt(join(small, unknown), 'holds tensor "Xncoder.conv1.weight"');
    unknown[24] = 7;
    expectCorrupt(join(small, unknown), "unreadable tensor name");
    const without = join(small.subarray(0, header), small.subarray(firstTensor + 64 * 80 * 3 * 2));
    expectCorrupt(without, 'without tensor "encoder.conv1.weight"');
    expectCorrupt(join(small, Uint8Array.of(0)), "11 more bytes were expected");
    expectCorrupt(join(small, new Uint8Array(100)), "0 for the number of dimensions");
  });
});

describe("fuzzed files", () => {
  /** Parses, and lets nothing but a model or a `model-corrupt` out. */
  function parseOrRefuse(file: Uint8Array): void {
    try {
      parseGgml(file);
    } catch (error) {
      expect(error).toMatchObject({ name: "model-corrupt" });
    }
  }

  test("of random bytes are refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4096 }), (bytes) => expectCorrupt(bytes)),
      { numRuns: 500 },
    );
  });

  test("with random bytes after a true header are refused", () => {
    const head = small.subarray(0, 60 + 80 * 201 * 4);
    fc.assert(
      fc.property(fc.nat(head.length), fc.uint8Array({ maxLength: 2048 }), (length, bytes) =>
        expectCorrupt(Uint8Array.from([...head.subarray(0, length), ...bytes])),
      ),
      { numRuns: 50 },
    );
  });

  const edges = boundaries(small);
  const file = small.slice();
  const view = new DataView(file.buffer);

  test("with flipped bits near a boundary never crash", () => {
    fc.assert(
      fc.property(fc.constantFrom(...edges), fc.integer({ min: -8, max: 24 }), fc.nat(7), (edge, shift, bit) => {
        const at = Math.min(Math.max(edge + shift, 0), file.length - 1);
        const before = file[at] ?? 0;
        file[at] = before ^ (1 << bit);
        parseOrRefuse(file);
        file[at] = before;
      }),
      { numRuns: 300 },
    );
  });

  test("with absurd numbers near a boundary never crash", () => {
    const numbers = fc.oneof(fc.integer(), fc.constantFrom(-1, 0, 1, 2 ** 31 - 1, -(2 ** 31), 2 ** 24, 32));
    fc.assert(
      fc.property(fc.constantFrom(...edges), fc.integer({ min: -4, max: 5 }), numbers, (edge, step, number) => {
        const at = Math.min(Math.max(edge + 4 * step, 0), file.length - 4);
        const before = view.getInt32(at, true);
        view.setInt32(at, number, true);
        parseOrRefuse(file);
        view.setInt32(at, before, true);
      }),
      { numRuns: 300 },
    );
  });
});

test("a file of 32 MB is taken apart without copying it", () => {
  const file = read("public/models/ggml-tiny.en-q5_1.bin");
  const before = process.memoryUsage().arrayBuffers;
  parseGgml(file);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
});

describe("a file that still comes", () => {
  test("gives tensors when they are there, and asks for no more of it than they need", async () => {
    const whole = read("public/models/ggml-tiny.en-q5_1.bin");
    const { file, there } = comingFile(whole);
    const model = await openGgml(file);
    const { dims, tensors } = parseGgml(whole);
    expect(model.dims).toEqual(dims);
    const names = [...tensors.keys()];
    const [name = "", { data } = { data: whole }] = [...tensors][60] ?? [];
    await model.until?.(name);
    expect([...model.tensors.keys()]).toEqual(names.slice(0, 61));
    expect(there()).toBe(data.byteOffset - whole.byteOffset + data.byteLength);
    await model.until?.("");
    expect([...model.tensors.keys()]).toEqual(names);
    expect(Buffer.compare(file.bytes, whole)).toBe(0);
  });

  test("says what parseGgml says of one that ends early or holds a tensor twice", async () => {
    const cut = small.subarray(0, -5);
    const twice = new Uint8Array([...small, ...small.subarray(-(12 + "decoder.ln.bias".length + 4 + 4 * 64))]);
    for (const bad of [cut, twice, small.subarray(0, 3)]) {
      let message = "";
      try {
        parseGgml(bad);
      } catch (error) {
        message = (error as Error).message;
      }
      const open = async () => (await openGgml(comingFile(bad).file)).until?.("");
      await expect(open()).rejects.toMatchObject({ name: "model-corrupt", message });
    }
  });

  test("that lacks a tensor says which", async () => {
    const last = "decoder.ln.bias";
    const short = comingFile(small.subarray(0, -(12 + last.length + 4 + 4 * 64))).file;
    await expect((await openGgml(short)).until?.(last)).rejects.toMatchObject({ message: /without tensor "decoder/ });
  });
});
