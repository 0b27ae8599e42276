import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../setup/root";
import { listFiles, missingFiles, wordsOf } from "./mentions";

const root = projectRoot();
const files = listFiles(root);

test("every file that a comment or a document names is there", () => {
  const missing = files
    .filter((file) => /\.(?:ts|tsx|mjs|css|wgsl|md)$/.test(file))
    .flatMap((file) => {
      const words = wordsOf(file, readFileSync(join(root, file), "utf8"));
      return missingFiles(words, root, files).map((name) => `${file} names ${name}`);
    });
  expect(missing).toEqual([]);
});

test("the check finds what is gone, in comments alone, and leaves names to be filled in", () => {
  const gone = "gone";
  const code = `import "./${gone}too.ts"; // as in engine/host.ts\n/** \`${gone}.ts\`, engine/${gone}/, NAME.wasm.ts */`;
  expect(missingFiles(wordsOf("x.ts", code), root, files)).toEqual([`engine/${gone}`, `${gone}.ts`]);
});
