import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { isolationHeaders } from "./app/serviceWorker/isolation";
import { policyOf } from "./app/serviceWorker/policy";
import { compileKernels } from "./scripts/setup/compileKernels";
import { shipNotice } from "./scripts/setup/notice";
import { serviceWorkerPlugin } from "./scripts/setup/serviceWorkerPlugin";
import { shortScripts } from "./scripts/setup/shortScripts";
import { shortShaders } from "./scripts/setup/shortShaders";

await compileKernels();

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** The development server injects inline scripts and styles, which the built page's security policy forbids. */
const developWithoutPolicy: Plugin = {
  name: "develop-without-policy",
  apply: "serve",
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
};

/** A first visit has no service worker yet that would add the policies of page and workers. */
const servedWithPolicies: Plugin = {
  name: "served-with-policies",
  configurePreviewServer({ middlewares }) {
    middlewares.use(({ url = "/" }, response, next) => {
      response.setHeader("Content-Security-Policy", policyOf(new URL(url, "http://localhost")));
      next();
    });
  },
};

/** The page. Relative URLs, so that the built folder works under any path. */
export default defineConfig({
  base: "./",
  define: { SOTTO_VERSION: JSON.stringify(version) },
  plugins: [
    react(),
    shortShaders(),
    developWithoutPolicy,
    servedWithPolicies,
    shipNotice(),
    serviceWorkerPlugin("app/serviceWorker/serviceWorker.ts"),
  ],
  worker: {
    format: "es",
    plugins: () => [shortShaders(), shortScripts()],
    // A number that the engine shares with what comes later would be a file of its own.
    rolldownOptions: { optimization: { inlineConst: { mode: "all" } } },
  },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: { target: "esnext", outDir: "dist/page", emptyOutDir: true, assetsInlineLimit: 0 },
  server: { host: "127.0.0.1", headers: isolationHeaders },
  preview: { host: "127.0.0.1", port: 4173, headers: isolationHeaders },
});
