import { expect, test } from "vitest";
import { declaredKernels, dispatcherSource, kernelTable } from "./kernelTable";

const shared = `@unmanaged
export class Linear {
  x: usize;
  /** Of them. */
  rows: i32;

  sum(): i32 {
    return 0;
  }
}
`;
const sources = new Map([
  ["kernels/shared/linear.wasm.ts", shared],
  [
    "kernels/mat_vec/mat_vec.wasm.ts",
    "export function matVec(call: Linear, from: i32, to: i32, scratch: usize): void {}",
  ],
  [
    "kernels/embed/embed.wasm.ts",
    "@unmanaged\nexport class Embed {\n  y: usize;\n}\nexport function embed(call: Embed, _from: i32, _to: i32): void {}",
  ],
]);

test("kernels are read from the sources in the folders of their names", () => {
  expect(declaredKernels(sources)).toEqual([
    {
      name: "embed",
      call: "embed",
      arguments: "Embed",
      argumentsFile: "kernels/embed/embed.wasm.ts",
      fields: ["y"],
      needsScratch: false,
    },
    {
      name: "mat_vec",
      call: "matVec",
      arguments: "Linear",
      argumentsFile: "kernels/shared/linear.wasm.ts",
      fields: ["x", "rows"],
      needsScratch: true,
    },
  ]);
});

test("the dispatcher imports what it calls, and calls it by its place in the list", () => {
  const source = dispatcherSource(declaredKernels(sources), "../../");
  expect(source).toContain('import { embed, Embed } from "../../kernels/embed/embed.wasm";');
  expect(source).toContain('import { Linear } from "../../kernels/shared/linear.wasm";');
  expect(source).toContain("case 0:\n      return embed(changetype<Embed>(call), from, to);");
  expect(source).toContain("case 1:\n      return matVec(changetype<Linear>(call), from, to, scratch);");
});

test("the table has every kernel with its fields, in their order", () => {
  expect(JSON.parse(kernelTable(declaredKernels(sources)))).toEqual({ embed: "y", mat_vec: "x rows" });
  expect(kernelTable(declaredKernels(sources))).toMatch(/embed.*mat_vec/);
});

test.each([
  ["export function other(call: Linear, from: i32, to: i32): void {}", "exports no function matVec"],
  ["export function matVec(call: Nobody, from: i32, to: i32): void {}", "exports the class Nobody"],
  ["export class Own {\n  x: f64;\n}\nexport function matVec(call: Own, from: i32, to: i32): void {}", "Own.x is f64"],
])("a source that is not as it should be is named: %s", (source, message) => {
  const wrong = new Map([...sources, ["kernels/mat_vec/mat_vec.wasm.ts", source]]);
  expect(() => declaredKernels(wrong)).toThrow(message);
});
