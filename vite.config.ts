import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page. Relative URLs, so that the built folder works under any path. */
export default defineConfig({
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: { target: "esnext", outDir: "dist/page", emptyOutDir: true, assetsInlineLimit: 0 },
  server: { host: "127.0.0.1" },
  preview: { host: "127.0.0.1", port: 4173 },
});
