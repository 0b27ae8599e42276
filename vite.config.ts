import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { isolationHeaders } from "./app/serviceWorker/isolation";
import { compileKernels } from "./scripts/setup/compileKernels";
import { serviceWorkerPlugin } from "./scripts/setup/serviceWorkerPlugin";
import { shortShaders } from "./scripts/setup/shortShaders";

await compileKernels();

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** The development server injects inline scripts and styles, which the built page's security policy forbids. */
const developWithoutPolicy: Plugin = {
  name: "develop-without-policy",
  apply: "serve",
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
};

/** The page. Relative URLs, so that the built folder works under any path. */
export default defineConfig({
  base: "./",
  define: { SOTTO_VERSION: JSON.stringify(version) },
  plugins: [react(), shortShaders(), developWithoutPolicy, serviceWorkerPlugin("app/serviceWorker/serviceWorker.ts")],
  worker: { format: "es", plugins: () => [shortShaders()] },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: { target: "esnext", outDir: "dist/page", emptyOutDir: true, assetsInlineLimit: 0 },
  server: { host: "127.0.0.1", headers: isolationHeaders },
  preview: { host: "127.0.0.1", port: 4173, headers: isolationHeaders },
});
