import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { compileKernels } from "./scripts/setup/compileKernels";

await compileKernels();

/** The development server injects inline scripts and styles, which the built page's security policy forbids. */
const developWithoutPolicy: Plugin = {
  name: "develop-without-policy",
  apply: "serve",
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
};

/** The page. Relative URLs, so that the built folder works under any path. */
export default defineConfig({
  base: "./",
  plugins: [react(), developWithoutPolicy],
  worker: { format: "es" },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: { target: "esnext", outDir: "dist/page", emptyOutDir: true, assetsInlineLimit: 0 },
  server: { host: "127.0.0.1" },
  preview: { host: "127.0.0.1", port: 4173 },
});
