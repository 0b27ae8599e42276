import { expect, test } from "vitest";
import { oneFile } from "../../files/modelFile";
import { smallestDims, writeGgml } from "../../testing/writeGgml";
import { checkBeginning, checkWhisper, openWhisper } from "./openWhisper";

const file = writeGgml({ dims: smallestDims, type: "q5_1", seed: 1 });

test("the format is told by the file's first bytes, whatever it is called", async () => {
  const model = await openWhisper(oneFile(file));
  expect(model.dims).toEqual(smallestDims);
  await model.until?.("decoder.ln.");
  expect(model.tensors.get("decoder.ln.bias")?.shape).toEqual([64]);
  expect(await checkWhisper(file.length, async (from, to) => file.subarray(from, to))).toEqual(smallestDims);
});

test("files of other formats, and a model without weights, are refused by name", async () => {
  const gguf = Uint8Array.from("GGUF and more", (letter) => letter.charCodeAt(0));
  await expect(openWhisper(oneFile(gguf))).rejects.toMatchObject({ name: "model-corrupt", message: /is a GGUF file/ });
  await expect(openWhisper(new Map([["config", { bytes: gguf, until: async () => {} }]]))).rejects.toMatchObject({
    message: /has the files config; one called "weights"/,
  });
});

test("no more is waited for than tells the format and holds the head", async () => {
  const asked: number[] = [];
  const coming = { bytes: file, until: async (end: number) => void asked.push(end) };
  await openWhisper(new Map([["weights", coming]]));
  expect(asked).toEqual([64, file.length]);
});

test("from its beginning alone it is known how large a file can be, whatever type its numbers have", () => {
  const q5 = checkBeginning(file.subarray(0, 64));
  const f32 = writeGgml({ dims: smallestDims, type: "f32", seed: 1 });
  expect(checkBeginning(f32.subarray(0, 64))).toBe(q5);
  expect(f32.length).toBeLessThanOrEqual(q5);
  // Tokens and filters may take 4 MiB.
  expect(q5 - f32.length).toBeLessThan(5 << 20);
  const page = new TextEncoder().encode("<!doctype html><title>Sign in</title>");
  expect(() => checkBeginning(page)).toThrow(/a web page/);
});
