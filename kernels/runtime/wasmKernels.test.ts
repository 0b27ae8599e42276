import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { programWords, wasmKernels } from "./wasmKernels";

const root = fileURLToPath(new URL("../", import.meta.url));
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".wasm.ts"))
  .map((file) => readFileSync(`${root}${file}`, "utf8"));
const dispatch = readFileSync(`${root}runtime/program.wasm.ts`, "utf8");

/** "matmul_i16" → "matmulI16". */
const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Names of the fields of a class that a kernel takes, in their order. */
function fieldsOf(className: string): readonly string[] {
  const source = sources.find((text) => text.includes(`export class ${className} {`));
  const body = source?.split(`export class ${className} {`)[1]?.split("\n}")[0] ?? "";
  return [...body.matchAll(/^ {2}(\w+): (?:usize|i32);/gm)].map(([, field = ""]) => field);
}

test.each(Object.entries(wasmKernels).map(([name, fields], number) => ({ name, fields, number })))(
  "$name is kernel $number of the module and takes the words that the host writes",
  ({ name, fields, number }) => {
    const [, call = "", className = ""] =
      dispatch.match(new RegExp(`case ${number}:\\s+return (\\w+)\\(changetype<(\\w+)>`)) ?? [];
    expect(call).toBe(camelCase(name));
    expect(fieldsOf(className)).toEqual(fields);
  },
);

test("a program is its calls' heads, then their arguments at the addresses in the heads", () => {
  const args = { x: 1, affine: 2, y: 3, cols: 4 };
  const call = { kernel: "layer_norm", units: 7, grain: 2, args } as const;
  const words = programWords([call, { ...call, units: 9 }], 1000);
  expect([...words]).toEqual([0, 7, 2, 1032, 0, 9, 2, 1048, 1, 2, 3, 4, 1, 2, 3, 4]);
});
