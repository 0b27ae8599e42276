import { resolve } from "node:path";
import { build, type Plugin } from "vite";
import { listBuiltFiles } from "./builtFiles";

/**
 * Builds the service worker when the page is built and lies there: it has to know every file by name and hash. It goes beside
 * index.html under a name that stays: its place is its scope, its name its identity. A build of its own, so that it is one
 * script, whatever it shares with the page.
 */
export function serviceWorkerPlugin(entry: string): Plugin {
  let folder = "";
  let isWritten = false;
  return {
    name: "build-service-worker",
    apply: "build",
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir);
    },
    writeBundle() {
      isWritten = true;
    },
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        // A build that failed, one of a worker too, says so itself.
        if (!isWritten) return;
        await build({
          configFile: false,
          publicDir: false,
          logLevel: "warn",
          define: { SOTTO_FILES: JSON.stringify(listBuiltFiles(folder)) },
          build: {
            target: "esnext",
            outDir: folder,
            emptyOutDir: false,
            modulePreload: false,
            rolldownOptions: { input: entry, output: { format: "iife", entryFileNames: "serviceWorker.js" } },
          },
        });
      },
    },
  };
}
