import { test as base } from "@playwright/test";

/** What differs between the projects of `playwright.config.ts`. */
export interface DeviceOptions {
  /** What the page is asked to compute on; `auto`, its own choice, needs no word in its address. */
  readonly device: "auto" | "webgpu" | "cpu";
}

interface Helpers {
  /** Opens the page as a visitor does for the first time. */
  readonly openPage: () => Promise<void>;
}

/** Playwright's `test` for the page on one of its devices. */
export const test = base.extend<DeviceOptions & Helpers>({
  device: ["auto", { option: true }],
  openPage: async ({ page, device }, use) => {
    await use(async () => void (await page.goto(device === "auto" ? "/" : `/?device=${device}`)));
  },
});

/** The words of the masthead once the default model is loaded, whatever it runs on. */
export const ready = /tiny\.en · (?:WebGPU|Processor)/;

/** Some words of the sample clip. */
export const words = "ask not what your country can do for you";
