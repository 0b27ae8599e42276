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
/** An import of the database that is none of a browser. */
const database = /^import .*"fake-indexeddb/m;

/** The tests that need a graphics driver, a browser, the compiled kernels or the built command line; all others need Node alone. */
export function deviceTests(): readonly string[] {
  return testsThat((file, text) => openers.includes(file) || (isTest(file) && built.test(text)));
}

/** The tests that put a database in the global scope, by themselves or by their set-up, where it stays for as long as their process. */
export function databaseTests(): readonly string[] {
  return testsThat((_, text) => database.test(text));
}

/** The tests that are meant, or lead to a file that is. */
function testsThat(isMeant: (file: string, text: string) => boolean): readonly string[] {
  const { sources, imports } = project();
  const meant = new Set([...sources].filter(([file, text]) => isMeant(file, text)).map(([file]) => file));
  return [...sources.keys()].filter((file) => isTest(file) && leadsTo(meant, file, imports));
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

function leadsTo(meant: ReadonlySet<string>, file: string, imports: ReadonlyMap<string, readonly string[]>): boolean {
  const reached = new Set([file]);
  for (const from of reached) for (const next of imports.get(from) ?? []) reached.add(next);
  return [...reached].some((one) => meant.has(one));
}

let known: ReturnType<typeof readProject> | undefined;

/** Read once: that takes longer than all that is asked of it. */
function project() {
  known ??= readProject();
  return known;
}

function readProject() {
  const sources = readSources();
  const imports = new Map(
    [...sources].map(([file, text]) => [file, importsOf(file, text, sources).map((found) => found.file)]),
  );
  return { sources, imports };
}
