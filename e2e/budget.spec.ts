import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const root = fileURLToPath(new URL("../dist/page/", import.meta.url));
const gzipped = (path: string) => gzipSync(readFileSync(`${root}${path}`), { level: 9 }).length;

test("scripts and styles of the first paint weigh 250 kB gzipped at most", () => {
  const html = readFileSync(`${root}index.html`, "utf8");
  const files = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? "");
  expect(files.some((file) => file.endsWith(".js")) && files.some((file) => file.endsWith(".css"))).toBe(true);
  const total = files.map(gzipped).reduce((sum, bytes) => sum + bytes, 0);
  test.info().annotations.push({ type: "bytes", description: `${total} in ${files.length} files` });
  expect(total).toBeLessThanOrEqual(250_000);
});

/** The files that a script cannot do without; throws where it names one in a way that is not known here. */
function imported(source: string): readonly string[] {
  const own = source.replaceAll(/\bimport\("\.\/[^"]+"\)/g, "");
  const named = /\b(?:import|from)\s*"\.\/([^"]+)"/g;
  const rest = own.replaceAll(/\bimport\s*\{[^}]*\}\s*from\s*"\.\/[^"]+"/g, "").replaceAll(named, "");
  expect(rest).not.toMatch(/\bimport\s*[("'`{*]|\bfrom\s*["'`]/);
  return [...own.matchAll(named)].map((match) => match[1] ?? "");
}

test("engine and kernels, with the tokenizer and zlib in them, weigh 76 kB gzipped at most", () => {
  const scripts = readdirSync(`${root}assets`).filter((file) => file.endsWith(".js"));
  const engines = scripts.filter((file) => file.startsWith("engine.worker"));
  expect(engines).toHaveLength(1);
  const source = (file: string) => readFileSync(`${root}assets/${file}`, "utf8");
  const engine = source(engines[0] ?? "");
  // Only recordings need some of it, or batches; it comes when they do.
  const later = [...new Set([...engine.matchAll(/\bimport\("\.\/([^"]+)"\)/g)].map((match) => match[1] ?? ""))];
  // The engine's worker, the workers that it starts, and what these import.
  const files = [...engines, ...scripts.filter((file) => engine.includes(file) && !later.includes(file))];
  for (const file of files) files.push(...imported(source(file)).filter((one) => !files.includes(one)));
  const total = files.map((file) => gzipped(`assets/${file}`)).reduce((sum, bytes) => sum + bytes, 0);
  const isOfSpeakers = (file: string) => file.startsWith("findSpeakers");
  const isOfWords = (file: string) => file.startsWith("wordTimes");
  const isOfServers = (file: string) => file.startsWith("remoteWhisper");
  const isOfSomeDevices = (file: string) => file.startsWith("rareKernels");
  const weigh = (some: readonly string[]) => some.reduce((sum, file) => sum + gzipped(`assets/${file}`), 0);
  const parts = [isOfSpeakers, isOfServers, isOfSomeDevices, isOfWords];
  const added = weigh(later.filter((file) => !parts.some((isOf) => isOf(file))));
  // Words are timed in recordings, and in files on wish.
  const words = weigh(later.filter(isOfWords));
  // Who speaks is found on wish alone, by networks and kernels of its own.
  const speakers = weigh(later.filter(isOfSpeakers));
  // A server is asked only by who has named his own.
  const servers = weigh(later.filter(isOfServers));
  // Kernels that software adapters and cards with subgroup matrices take come with these alone.
  const rare = weigh(later.filter(isOfSomeDevices));
  const description = `${total} in ${files.length} files, ${added}, ${words}, ${speakers}, ${servers} and ${rare} in ${later.length} that come later`;
  test.info().annotations.push({ type: "bytes", description });
  expect(total).toBeLessThanOrEqual(76_000);
  expect(words).toBeGreaterThan(0);
  expect(words).toBeLessThanOrEqual(7_500);
  expect(added).toBeLessThanOrEqual(20_000);
  expect(servers).toBeGreaterThan(0);
  expect(servers).toBeLessThanOrEqual(2_000);
  expect(rare).toBeGreaterThan(0);
  expect(rare).toBeLessThanOrEqual(6_000);
  expect(speakers).toBeGreaterThan(0);
  expect(speakers).toBeLessThanOrEqual(12_000);
});

test("the WebAssembly kernels, of which a browser fetches one variant, weigh 60 kB gzipped at most in all", () => {
  const files = readdirSync(`${root}assets`).filter((file) => file.endsWith(".wasm") && !file.startsWith("sound"));
  expect(files.length).toBeGreaterThan(0);
  const total = files.map((file) => gzipped(`assets/${file}`)).reduce((sum, bytes) => sum + bytes, 0);
  test.info().annotations.push({ type: "bytes", description: `${total} in ${files.length} files` });
  expect(total).toBeLessThanOrEqual(60_000);
});

test("the decoder of sound files, which comes with the first file, weighs 1.7 MB gzipped at most", () => {
  const [file = ""] = readdirSync(`${root}assets`).filter((name) => name.startsWith("sound") && name.endsWith(".wasm"));
  const bytes = gzipped(`assets/${file}`);
  test.info().annotations.push({ type: "bytes", description: `${bytes}` });
  expect(bytes).toBeLessThanOrEqual(1_700_000);
});
