import { importsOf, readSources } from "../check/sources";

/** What opens a device for a test, unpacks a driver or a browser, or builds the command line. */
const openers = [
  "kernels/testing/device.ts",
  "kernels/testing/wasm.ts",
  "scripts/setup/unpack.ts",
  "scripts/transcribe/testing/built.ts",
];
/** The compiled kernels and the command line as they are built. */
const built = /["/]dist["/]/;

/** The tests that need a graphics driver, a browser, the compiled kernels or the built command line; all others need Node alone. */
export function deviceTests(): readonly string[] {
  const sources = readSources();
  const imports = new Map(
    [...sources].map(([file, text]) => [file, importsOf(file, text, sources).map((found) => found.file)]),
  );
  return [...sources]
    .filter(([file]) => /\.test\.tsx?$/.test(file))
    .filter(([file, text]) => built.test(text) || leadsToOpener(file, imports))
    .map(([file]) => file);
}

/** The tests that put a database in the global scope, where it stays for as long as their process. */
export function databaseTests(): readonly string[] {
  return [...readSources()]
    .filter(([file, text]) => /\.test\.tsx?$/.test(file) && text.includes("fake-indexeddb"))
    .map(([file]) => file);
}

function leadsToOpener(file: string, imports: ReadonlyMap<string, readonly string[]>): boolean {
  const reached = new Set([file]);
  for (const from of reached) for (const next of imports.get(from) ?? []) reached.add(next);
  return openers.some((opener) => reached.has(opener));
}
