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

test("engine and kernels, with the tokenizer and zlib in them, weigh 80 kB gzipped at most", () => {
  const files = readdirSync(`${root}assets`).filter((file) => file.startsWith("engine.worker"));
  expect(files).toHaveLength(1);
  const total = gzipped(`assets/${files[0]}`);
  test.info().annotations.push({ type: "bytes", description: String(total) });
  // The worker must not pull in other files, or they would have to be counted.
  expect(readFileSync(`${root}assets/${files[0]}`, "utf8")).not.toMatch(/\bimport\s*[("{*]|\bfrom\s*"/);
  expect(total).toBeLessThanOrEqual(80_000);
});
