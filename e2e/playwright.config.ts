import { chromium, defineConfig } from "@playwright/test";
import { findBrowser, plainFlags, webGpuFlags } from "../scripts/setup/browser";
import type { DeviceOptions } from "./test";

const browser = findBrowser(chromium.executablePath());
const launch = (flags: readonly string[]) => ({ ...browser, args: [...flags] });
// One port a run, so that two checkouts can be tested at once; the workers inherit it.
process.env.SOTTO_PAGE_PORT ??= String(20_000 + (process.pid % 20_000));
const port = process.env.SOTTO_PAGE_PORT;
const url = `http://127.0.0.1:${port}`;

/**
 * Tests of the built page (`npm run build` first), in a Chromium without WebGPU. Those tagged `@device` depend on what
 * computes and run twice, the second time in a Chromium with WebGPU, on its software adapter if need be. Those tagged
 * `@alone` hold the page to what a reader does within seconds and need the machine for themselves; `npm run test:page` runs
 * them and `@device` one at a time, and all others beside each other.
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
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "files", testMatch: "budget.spec.ts" },
    {
      name: "cpu",
      testIgnore: ["budget.spec.ts", "choice.spec.ts", "lost.spec.ts"],
      use: { device: "auto", launchOptions: launch(plainFlags) },
    },
    {
      name: "webgpu",
      grep: /@device/,
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
