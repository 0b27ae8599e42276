import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asSafetensors, tokenizerJson } from "../../testing/huggingFaceModel";
import { sourceFile } from "../../testing/sourceFiles";
import { smallestDims, writeGgml as writeRandom } from "../../testing/writeGgml";
import { writeZip } from "../../testing/writeZip";
import { parseGgml } from "../files/ggml";
import { openSource } from "./openSource";
import { writeGgml } from "./writeGgml";

const ggml = writeRandom({ dims: smallestDims, type: "q8_0", seed: 2 });
const model = parseGgml(ggml);
const packed = (text: string | Uint8Array) => {
  const data = Buffer.from(text);
  return { data: new Uint8Array(data), packed: new Uint8Array(deflateRawSync(data, { level: 1 })) };
};
const zip = writeZip([
  {
    name: "m/model.safetensors",
    ...packed(asSafetensors(parseGgml(writeRandom({ dims: smallestDims, type: "f32", seed: 2 })), "F16")),
  },
  { name: "m/tokenizer.json", ...packed(tokenizerJson(model, [["<|notimestamps|>", 50362]])) },
]);
setFlagsFromString("--expose-gc");
/** What is garbage is none of the memory that reading takes. */
const collectGarbage = runInNewContext("gc") as () => void;
/** Megabytes that reading may take beside the file. */
const most = 64;

async function read(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const source = await openSource([sourceFile(name, bytes)], async () => model.tokens);
    for await (const piece of writeGgml(source, "q5_1").pieces()) expect(piece.length).toBeLessThan(8 << 20);
    return "read";
  } catch (error) {
    expect(error).toMatchObject({ name: "model-corrupt" });
    expect((error as Error).message).toMatch(/^[^\n]+\.$/);
    return "refused";
  }
}

test("the files are read as they are", async () => {
  expect(await read("a.bin", ggml)).toBe("read");
  expect(await read("a.zip", zip)).toBe("read");
});

/** Where headers lie, near the beginning or the end, and anywhere. */
const place = (length: number) =>
  fc.oneof(
    fc.nat(Math.min(length, 400) - 1),
    fc.nat(399).map((back) => length - 1 - back),
    fc.nat(length - 1),
  );

test.each([
  ["a.bin", ggml],
  ["a.zip", zip],
] as const)(
  "%s with changed bytes, or cut anywhere, is read or refused with one sentence, in little memory",
  async (name, bytes) => {
    await read(name, bytes);
    const before = process.resourceUsage().maxRSS;
    const changes = fc.array(fc.tuple(place(bytes.length), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, fc.option(fc.nat(bytes.length), { freq: 4 }), async (list, cut) => {
        const changed = bytes.slice(0, cut ?? bytes.length);
        for (const [at, byte] of list) if (at < changed.length) changed[at] = byte;
        await read(name, changed);
        collectGarbage();
      }),
      { numRuns: 60 },
    );
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(most);
  },
);

test("an index that names itself, or another index, as a part of the model is refused", async () => {
  const index = "model.safetensors.index.json";
  for (const part of [index, "pytorch_model.bin.index.json", "../model.safetensors"]) {
    const file = sourceFile(index, JSON.stringify({ weight_map: { "conv1.weight": part } }));
    const other = sourceFile("pytorch_model.bin.index.json", JSON.stringify({ weight_map: { a: index } }));
    await expect(openSource([file, other], async () => model.tokens)).rejects.toMatchObject({ name: "model-corrupt" });
  }
});

test("counts of a thousand billion are refused before anything is made for them", async () => {
  const before = process.resourceUsage().maxRSS;
  const huge = new Uint8Array(8).fill(0x7f);
  const header = Buffer.from(
    JSON.stringify({ "conv1.weight": { dtype: "F32", shape: [1e12, 1e12], data_offsets: [0, 1e13] } }),
  );
  const length = new Uint8Array(new BigUint64Array([BigInt(header.length)]).buffer);
  const hostile: readonly (readonly [string, Uint8Array])[] = [
    ["model.safetensors", Buffer.concat([huge, new Uint8Array(4096)])],
    ["model.safetensors", Buffer.concat([length, header, new Uint8Array(4096)])],
    ["a.gguf", Buffer.concat([Buffer.from("GGUF"), Uint8Array.of(3, 0, 0, 0), huge, huge, new Uint8Array(4096)])],
    ["a.bin", ggml.slice(0, 48).fill(0x7f, 4)],
    ["a.pt", writeZip([{ name: "m/data.pkl", data: Uint8Array.of(0x80, 2, 0x8e, ...huge, 0x2e) }])],
  ];
  for (const [name, bytes] of hostile) expect(await read(name, bytes), name).toBe("refused");
  expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(most);
});
