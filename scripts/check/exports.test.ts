import { expect, test } from "vitest";
import { exportsOf, importsOf, readSources } from "./sources";

const sources = readSources();
/** What others take by the file's name: Vite its configuration, Vitest its setup, the compiler its kernels. */
const takenByName = /\.config\.ts$|\.d\.ts$|\.wasm\.ts$|prepareDevices\.ts$/;

/** Names that a file exports and nobody uses, itself included. */
function unusedExports(files: ReadonlyMap<string, string>): readonly string[] {
  const taken = new Map([...files.keys()].map((file) => [file, new Set<string>()]));
  for (const [file, text] of files)
    for (const { file: from, names } of importsOf(file, text, files))
      for (const name of names) taken.get(from)?.add(name);
  return [...files]
    .filter(([file]) => !takenByName.test(file) && !taken.get(file)?.has("*"))
    .flatMap(([file, text]) =>
      exportsOf(text)
        .filter(
          (name) => !taken.get(file)?.has(name) && [...text.matchAll(new RegExp(`\\b${name}\\b`, "g"))].length === 1,
        )
        .map((name) => `${file}: ${name}`),
    );
}

test("nothing is exported that nobody uses", () => {
  expect(unusedExports(sources)).toEqual([]);
});

test("the check finds it, and knows what is used in its own file or by another", () => {
  const made = new Map([
    [
      "a.ts",
      "export const used = 1;\nexport function alone() {}\nexport interface Own {}\nexport const own: Own = {};\n",
    ],
    ["b.ts", 'import { own, used } from "./a";\n'],
  ]);
  expect(unusedExports(made)).toEqual(["a.ts: alone"]);
});
