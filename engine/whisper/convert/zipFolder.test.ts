import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { goldenUrl } from "../../testing/goldens";
import { asSafetensors, tokenizerJson } from "../../testing/huggingFaceModel";
import { sourceFile, wholeFile } from "../../testing/sourceFiles";
import { writeZip, type ZippedFile } from "../../testing/writeZip";
import { parseGgml } from "../files/ggml";
import { openSource } from "./openSource";
import { writeGgml } from "./writeGgml";

const noTokens = async () => {
  throw new Error("the model brings its tokens");
};
const golden = readFileSync(goldenUrl("micro-v3/ggml-micro-v3.bin"));
const model = parseGgml(golden);
const special = [["<|notimestamps|>", 50364]] as const;
const files: ReadonlyMap<string, Uint8Array> = new Map([
  ["config.json", readFileSync(goldenUrl("micro-v3/config.json"))],
  ["tokenizer.json", Buffer.from(tokenizerJson(model, special))],
  ["model.safetensors", asSafetensors(model, "as it is")],
]);

function zipped(pack: (data: Uint8Array) => Pick<ZippedFile, "packed">, folder = "micro-main/"): Uint8Array {
  const inFolder = [...files].map(([name, data]): ZippedFile => ({ name: folder + name, data, ...pack(data) }));
  const other: ZippedFile = { name: `__MACOSX/${folder}model.safetensors`, data: new Uint8Array(9) };
  return writeZip([other, ...inFolder]);
}
const deflated = (data: Uint8Array) => ({ packed: deflateRawSync(data, { level: 1 }) });

describe("a ZIP of a model's folder", () => {
  test.each([
    ["stored", () => ({})],
    ["deflated", deflated],
  ] as const)("%s, is the model to the byte, read in pieces", async (_, pack) => {
    const zip = sourceFile("micro.zip", zipped(pack));
    const source = await openSource([zip], noTokens);
    expect(Buffer.compare(await wholeFile(writeGgml(source, "f16")), golden)).toBe(0);
    expect(zip.longest()).toBeLessThanOrEqual(4 << 20);
  });

  test("whose files are longer than they say, end early or are no deflated bytes is refused", async () => {
    const broken = (packed: Uint8Array) => zipped((data) => (data.length > 1e6 ? { packed } : deflated(data)));
    const open = async (zip: Uint8Array) =>
      wholeFile(writeGgml(await openSource([sourceFile("x.zip", zip)], noTokens), "f16"));
    const bomb = deflateRawSync(Buffer.alloc(100 << 20));
    for (const packed of [bomb, deflateRawSync(Buffer.alloc(1000)), Buffer.alloc(1000, 0xff)]) {
      await expect(open(broken(packed))).rejects.toMatchObject({ name: "model-corrupt" });
    }
  });

  test("without a model is refused with a sentence", async () => {
    const zip = writeZip([{ name: "speech.wav", data: new Uint8Array(99) }]);
    await expect(openSource([sourceFile("x.zip", zip)], noTokens)).rejects.toMatchObject({ name: "model-corrupt" });
  });
});
