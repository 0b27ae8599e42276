import { chromium, defineConfig } from "@playwright/test";
import { findBrowser } from "../scripts/setup/browser";

const browser = findBrowser(chromium.executablePath());
// One port a run, so that two checkouts can be tested at once; the workers inherit it.
process.env.SOTTO_PAGE_PORT ??= String(20_000 + (process.pid % 20_000));
const port = process.env.SOTTO_PAGE_PORT;
const url = `http://127.0.0.1:${port}`;

/** Tests of the built page (`npm run build` first) in a Chromium that has WebGPU, on its software adapter if need be. */
export default defineConfig({
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
    launchOptions: { executablePath: browser.executablePath, args: [...browser.args], env: browser.env },
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    cwd: "..",
    url,
    reuseExistingServer: false,
  },
});
