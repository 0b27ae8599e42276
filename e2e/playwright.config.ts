import { chromium, defineConfig } from "@playwright/test";
import { findBrowser, plainFlags, webGpuFlags } from "../scripts/setup/browser";
import type { DeviceOptions } from "./test";

const browser = findBrowser(chromium.executablePath());
const launch = (flags: readonly string[]) => ({ ...browser, args: [...flags] });
// One port a run, so that two checkouts can be tested at once; the workers inherit it.
process.env.SOTTO_PAGE_PORT ??= String(20_000 + (process.pid % 20_000));
const port = process.env.SOTTO_PAGE_PORT;
const url = `http://127.0.0.1:${port}`;

const onGraphicsCard = ["choice.spec.ts", "graphicsCard.spec.ts", "lost.spec.ts"];

/**
 * Tests of the built page (`npm run build` first), in a Chromium without WebGPU. What depends on a graphics card runs in one
 * with WebGPU, on its software adapter if need be; what others hear and show, in the browsers that are installed. Tests
 * tagged `@alone` measure seconds or compute in software on all cores, and need the machine for themselves; `npm run
 * test:page` runs them one at a time, and all others beside each other. A trace takes a quarter of a test's time:
 * `--trace on` makes one for a look.
 */
export default defineConfig<DeviceOptions>({
  testDir: ".",
  outputDir: "../test-results/page",
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // A software adapter needs most of a minute for eleven seconds of speech.
  timeout: 180_000,
  expect: { timeout: 120_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/page.json" }]],
  use: {
    baseURL: url,
    screenshot: "only-on-failure",
    // Storing the page takes a third of what a short test takes; what is about later visits, or measured, asks for it.
    serviceWorkers: "block",
  },
  projects: [
    { name: "files", testMatch: "budget.spec.ts" },
    { name: "browsers", testMatch: "browsers/*.spec.ts" },
    {
      name: "cpu",
      testIgnore: ["browsers/**", "budget.spec.ts", ...onGraphicsCard],
      use: { device: "auto", launchOptions: launch(plainFlags) },
    },
    {
      name: "webgpu",
      testMatch: onGraphicsCard,
      use: { device: "webgpu", launchOptions: launch(webGpuFlags) },
    },
  ],
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    cwd: "..",
    url,
    reuseExistingServer: false,
  },
});
