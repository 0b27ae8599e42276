import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../setup/root";

/** What the linter says of a line of code, were it in this file of the project. */
function lint(file: string, code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "sotto-"));
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), `${code}\n`);
  copyFileSync(join(projectRoot(), "biome.json"), join(folder, "biome.json"));
  const biome = join(projectRoot(), "node_modules", ".bin", "biome");
  const result = spawnSync(biome, ["lint", "--vcs-enabled=false", file], { cwd: folder, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return `${result.stdout}${result.stderr}`;
}

test.each([
  ["kernels/x.ts", 'export { a } from "../engine/a";'],
  ["kernels/x.ts", 'export { readFileSync } from "node:fs";'],
  ["kernels/x.ts", "export const gpu = navigator.gpu;"],
  ["engine/x.ts", 'export { a } from "../app/a";'],
  ["engine/x.ts", 'export { create } from "webgpu";'],
  ["engine/x.ts", 'export { createRoot } from "react-dom/client";'],
  ["engine/audio/x.ts", "export const title = document.title;"],
  ["engine/audio/x.ts", "export const open = () => indexedDB.open('a');"],
  ["app/x.ts", 'import { parseGgml } from "../engine/files/ggml";'],
  ["app/views/x.ts", 'export { a } from "../../kernels/kernel";'],
  ["app/client/worker/x.ts", 'import type { A } from "../../state/a";'],
  ["app/client/bench/x.ts", 'export { a } from "../../views/Bench/a";'],
  ["app/client/x.ts", 'export { a } from "../ui/a";'],
  ["app/client/capture/x.ts", 'export { en } from "../../strings/en/index";'],
  ["app/client/x.ts", 'export { useState } from "react";'],
  ["app/client/x.ts", 'export { createStore } from "zustand/vanilla";'],
  ["app/client/x.ts", 'import { parseGgml } from "../../engine/files/ggml";'],
  ["app/state/queue/x.ts", 'export { useState } from "react";'],
  ["app/state/queue/x.ts", 'export { a } from "../../ui/a";'],
  ["app/state/queue/x.ts", 'import { parseGgml } from "../../../engine/files/ggml";'],
  ["app/ui/frame/x.ts", 'export { a } from "../../views/Start/a";'],
  ["app/ui/x.ts", 'import { parseGgml } from "../../engine/files/ggml";'],
  ["scripts/a/x.ts", 'export { a } from "../../app/state/a";'],
  ["e2e/x.ts", 'export { a } from "../app/a";'],
])("%s may not hold: %s", (file, code) => {
  expect(lint(file, code)).toMatch(/noRestricted(Imports|Globals)/);
});

test.each([
  ["engine/x.ts", 'export { a } from "../kernels/a";'],
  ["app/views/x.ts", 'export { SottoError } from "../../engine/index";'],
  ["app/client/worker/x.ts", 'export { SottoError } from "../../../engine/index";'],
  ["app/state/react.ts", 'export { useStore } from "zustand";'],
  ["app/state/queue/x.ts", 'export { a } from "../../client/models/a";'],
  ["scripts/a/x.ts", 'export { a } from "../../app/client/decoding/a";'],
  ["scripts/a/x.ts", 'export { SottoError } from "../../engine/index";'],
])("%s may hold: %s", (file, code) => {
  expect(lint(file, code)).toContain("Checked 1 file");
  expect(lint(file, code)).not.toMatch(/noRestricted/);
});
