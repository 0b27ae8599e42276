import { chmodSync, existsSync, readdirSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { compileKernels } from "./scripts/setup/compileKernels";

await compileKernels();

/**
 * The command-line programs: every `scripts/NAME/main.ts` becomes `dist/cli/NAME.mjs` (transcribe: `sotto`). Node 20 does not run TypeScript,
 * and the kernels' WGSL is imported as text, so the programs are bundled; packages stay outside the bundle.
 */
const entries = readdirSync("scripts")
  .map((name) => [name === "transcribe" ? "sotto" : name, `scripts/${name}/main.ts`] as const)
  .filter(([, file]) => existsSync(file));

/** A bundler writes plain files; the program can be started by its name alone. */
const runBit: Plugin = { name: "run-bit", writeBundle: () => chmodSync("dist/cli/sotto.mjs", 0o755) };

export default defineConfig({
  publicDir: false,
  plugins: [runBit],
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist/cli",
    emptyOutDir: true,
    rolldownOptions: {
      input: Object.fromEntries(entries),
      output: { entryFileNames: "[name].mjs", chunkFileNames: "chunks/[name]-[hash].mjs" },
    },
  },
});
