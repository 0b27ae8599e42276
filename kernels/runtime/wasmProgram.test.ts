import { expect, test } from "vitest";
import { programWords, readKernels } from "./wasmProgram";

const kernels = new Map([
  ["other", { number: 0, fields: ["a"] }],
  ["layer_norm", { number: 1, fields: ["x", "affine", "y", "cols"] }],
]);
const call = { kernel: "layer_norm", units: 7, grain: 2, args: { cols: 4, x: 1, affine: 2, y: 3 } };

test("a program is its calls' heads, then their arguments in the module's order at the addresses in the heads", () => {
  const words = programWords(kernels, [call, { ...call, units: 9 }], 1000);
  expect([...words]).toEqual([1, 7, 2, 1032, 1, 9, 2, 1048, 1, 2, 3, 4, 1, 2, 3, 4]);
});

test.each([
  [{ x: 1, affine: 2, y: 3 }, "layer_norm takes x, affine, y, cols; given were x, affine, y."],
  [{ x: 1, affine: 2, y: 3, rows: 4 }, "layer_norm takes x, affine, y, cols; given were x, affine, y, rows."],
])("a call that does not give what its kernel takes is refused: %j", (args, message) => {
  expect(() => programWords(kernels, [{ ...call, args }], 0)).toThrow(message);
});

test("a kernel that the module lacks is named", () => {
  expect(() => programWords(kernels, [{ ...call, kernel: "fft" }], 0)).toThrow("no kernel fft");
});

test("the table has the modules' kernels in their order, with their fields", () => {
  const found = readKernels();
  expect(found.get("layer_norm")?.fields).toEqual(["x", "affine", "y", "cols"]);
  const folders = Object.keys(import.meta.glob("../*/*.wasm.ts")).flatMap((path) => {
    return path.match(/^\.\.\/(\w+)\/\1\.wasm\.ts$/)?.[1] ?? [];
  });
  expect([...found.keys()]).toEqual(folders.toSorted());
  expect([...found.values()].map(({ number }) => number)).toEqual(folders.map((_, i) => i));
});
