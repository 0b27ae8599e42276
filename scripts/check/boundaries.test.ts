import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../setup/root";
import { newFolder } from "../setup/testFolders";

/** A line of code and a folder of the project that it stands in. */
type Case = readonly [folder: string, code: string];

const refused: readonly Case[] = [
  ["kernels", 'export { a } from "../engine/a";'],
  ["kernels", 'export { readFileSync } from "node:fs";'],
  ["kernels", "export const gpu = navigator.gpu;"],
  ["engine", 'export { a } from "../app/a";'],
  ["engine", 'export { create } from "webgpu";'],
  ["engine", 'export { createRoot } from "react-dom/client";'],
  ["engine/audio", "export const title = document.title;"],
  ["engine/audio", "export const open = () => indexedDB.open('a');"],
  ["app", 'import { parseGgml } from "../engine/files/ggml";'],
  ["app/views", 'export { a } from "../../kernels/kernel";'],
  ["app/client/worker", 'import type { A } from "../../state/a";'],
  ["app/client/bench", 'export { a } from "../../views/Bench/a";'],
  ["app/client", 'export { a } from "../ui/a";'],
  ["app/client/capture", 'export { en } from "../../strings/en/index";'],
  ["app/client", 'export { useState } from "react";'],
  ["app/client", 'export { createStore } from "zustand/vanilla";'],
  ["app/client", 'import { parseGgml } from "../../engine/files/ggml";'],
  ["app/state/queue", 'export { useState } from "react";'],
  ["app/state/queue", 'export { a } from "../../ui/a";'],
  ["app/state/queue", 'import { parseGgml } from "../../../engine/files/ggml";'],
  ["app/ui/frame", 'export { a } from "../../views/Start/a";'],
  ["app/ui", 'import { parseGgml } from "../../engine/files/ggml";'],
  ["scripts/a", 'export { a } from "../../app/state/a";'],
  ["e2e", 'export { a } from "../app/a";'],
];

const allowed: readonly Case[] = [
  ["engine", 'export { a } from "../kernels/a";'],
  ["app/views", 'export { SottoError } from "../../engine/index";'],
  ["app/client/worker", 'export { SottoError } from "../../../engine/index";'],
  ["app/state/react.ts", 'export { useStore } from "zustand";'],
  ["app/state/queue", 'export { a } from "../../client/models/a";'],
  ["scripts/a", 'export { a } from "../../app/client/decoding/a";'],
  ["scripts/a", 'export { SottoError } from "../../engine/index";'],
];

interface Report {
  readonly summary: { readonly unchanged: number };
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
}

/** What the linter says of each case, each in a file of its own; one run, because starting it takes longest. */
function lint(cases: readonly Case[]): { readonly checked: number; readonly found: readonly (readonly string[])[] } {
  const folder = newFolder();
  const files = cases.map(([room], i) => `${room}/case${i}.ts`);
  for (const [i, file] of files.entries()) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), `${cases[i]?.[1]}\n`);
  }
  copyFileSync(join(projectRoot(), "biome.json"), join(folder, "biome.json"));
  const biome = join(projectRoot(), "node_modules", ".bin", "biome");
  const options = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", ...files];
  const { stdout } = spawnSync(biome, options, { cwd: folder, encoding: "utf8" });
  const { summary, diagnostics } = JSON.parse(stdout) as Report;
  const of = (file: string) => diagnostics.filter(({ location }) => location.path.endsWith(file));
  return { checked: summary.unchanged, found: files.map((file) => of(file).map(({ category }) => category)) };
}

const { checked, found } = lint([...refused, ...allowed]);
const restricted = /noRestricted(Imports|Globals)/;

test.each(refused.map((line, i) => [...line, i] as const))("%s may not hold: %s", (_folder, _code, i) => {
  expect(found[i]?.join()).toMatch(restricted);
});

test.each(allowed.map((line, i) => [...line, refused.length + i] as const))("%s may hold: %s", (_folder, _code, i) => {
  expect(found[i]?.join()).not.toMatch(restricted);
});

test("the linter has read every case", () => {
  expect(checked).toBe(refused.length + allowed.length);
});
