import { expect, test } from "vitest";
import { smallestDims, writeGgml } from "../../testing/writeGgml";
import { checkGgml } from "./ggml";

const file = writeGgml({ dims: smallestDims, type: "q5_1", seed: 1 });
const check = (bytes: Uint8Array) => checkGgml(bytes.length, async (from, to) => bytes.subarray(from, to));

test("a model is known by its headers, without its weights", async () => {
  let read = 0;
  const dims = await checkGgml(file.length, async (from, to) => {
    if (from > 0) read += to - from;
    return file.subarray(from, to);
  });
  expect(dims).toEqual(smallestDims);
  expect(read).toBeLessThan(file.length / 4);
});

test("a file that ends early, holds a tensor twice or is no model says so", async () => {
  await expect(check(file.subarray(0, -1))).rejects.toMatchObject({ name: "model-corrupt", message: /1 more bytes/ });
  await expect(check(file.subarray(0, 1000))).rejects.toMatchObject({ name: "model-corrupt" });
  const twice = new Uint8Array([...file, ...file.subarray(-(12 + "decoder.ln.bias".length + 4 + 4 * 64))]);
  await expect(check(twice)).rejects.toMatchObject({ message: /"decoder\.ln\.bias" .*twice/ });
  await expect(check(Uint8Array.from("GGUF", (c) => c.charCodeAt(0)))).rejects.toMatchObject({ message: /GGUF/ });
  await expect(check(new Uint8Array())).rejects.toMatchObject({ message: /empty/ });
});
