import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { projectRoot } from "../setup/root";

/** Builds the bench page (scripts/peers/page) as the app is built, and returns the temporary folder that it lies in. */
export async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "sotto-peers-"));
  await build({
    configFile: join(projectRoot(), "vite.config.ts"),
    root: join(projectRoot(), "scripts", "peers", "page"),
    publicDir: false,
    logLevel: "error",
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}
