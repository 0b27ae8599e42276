import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { listBuiltFiles } from "./builtFiles";
import { newFolder } from "./testFolders";

const folder = newFolder();

for (const file of [
  "index.html",
  "serviceWorker.js",
  "README.md",
  "assets/index-abc.js",
  "assets/literata-latin-wght-normal-a.woff2",
  "assets/literata-latin-ext-wght-normal-b.woff2",
  "assets/literata-greek-wght-normal-c.woff2",
  "icons/192.png",
  "models/manifest.json",
  "models/silero_vad_16k.safetensors",
  "models/speakers.safetensors",
  "models/ggml-tiny.en-q5_1.bin",
  "models/LICENSE",
  "screenshots/wide.png",
]) {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), `content of ${file}`);
}

test("the shell is all that the page needs to start, without models and alphabets of few", () => {
  const { shell, later } = listBuiltFiles(folder);
  expect(shell.map(({ url }) => url)).toEqual([
    "assets/index-abc.js",
    "assets/literata-latin-wght-normal-a.woff2",
    "icons/192.png",
    "index.html",
    "models/manifest.json",
    "models/silero_vad_16k.safetensors",
  ]);
  expect(later).toEqual(["assets/literata-greek-wght-normal-c.woff2", "assets/literata-latin-ext-wght-normal-b.woff2"]);
});

test("a file whose name stays has a revision of its content; every file is held to its hash", () => {
  const of = (url: string) => listBuiltFiles(folder).shell.find((file) => file.url === url);
  const digest = createHash("sha256").update("content of index.html");
  expect(of("index.html")?.integrity).toBe(`sha256-${digest.digest("base64")}`);
  expect(of("assets/index-abc.js")?.revision).toBeNull();
  const before = of("index.html")?.revision;
  writeFileSync(join(folder, "index.html"), "another");
  expect(of("index.html")?.revision).not.toBe(before);
  expect(of("index.html")?.revision).toMatch(/^[\da-f]{16}$/);
});
