import { expect, test } from "vitest";
import { declaredKernels, dispatcherSource, kernelSection } from "./kernelTable";

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

test("the section is one that WebAssembly reads back, however long", () => {
  const many = Array.from({ length: 40 }, () => declaredKernels(sources)).flat();
  const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, ...kernelSection(many)));
  const [section] = WebAssembly.Module.customSections(module, "kernels");
  const table = JSON.parse(new TextDecoder().decode(section)) as unknown[];
  expect(table).toHaveLength(80);
  expect(table.slice(0, 2)).toEqual([
    ["embed", ["y"]],
    ["mat_vec", ["x", "rows"]],
  ]);
});

test.each([
  ["export function other(call: Linear, from: i32, to: i32): void {}", "exports no function matVec"],
  ["export function matVec(call: Nobody, from: i32, to: i32): void {}", "exports the class Nobody"],
  ["export class Own {\n  x: f64;\n}\nexport function matVec(call: Own, from: i32, to: i32): void {}", "Own.x is f64"],
])("a source that is not as it should be is named: %s", (source, message) => {
  const wrong = new Map([...sources, ["kernels/mat_vec/mat_vec.wasm.ts", source]]);
  expect(() => declaredKernels(wrong)).toThrow(message);
});
