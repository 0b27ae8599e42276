import { test as base, expect } from "@playwright/test";

/** What differs between the projects of `playwright.config.ts`. */
export interface DeviceOptions {
  /** What the page is asked to compute on; `auto`, its own choice, needs no word in its address. */
  readonly device: "auto" | "webgpu" | "cpu";
}

/** What a spec expects that no other may have. */
interface Quietness {
  /** Hosts besides the page's own that the page may ask; without a port, any port of theirs. */
  readonly otherHosts: readonly string[];
  /** "broken": requests fail on purpose, and the browser prints that. */
  readonly network: "whole" | "broken";
}

interface Helpers {
  /** Opens the page as a visitor does for the first time. */
  readonly openPage: () => Promise<void>;
  /** In every test: a browser under test has no dialog for handles to files. Without one the page takes an input, and downloads. */
  readonly dialogs: undefined;
  /** In every test: no error in the console, no rejection that nobody hears, no request to another host. */
  readonly quiet: undefined;
}

/** What the browser prints of requests that fail, and React of the views whose parts they were. */
const broken = /^(?:Failed to load resource|Error: Unable to preload|TypeError: Failed to fetch dynamically imported)/;

/** Playwright's `test` for the page on one of its devices. */
export const test = base.extend<DeviceOptions & Quietness & Helpers>({
  device: ["auto", { option: true }],
  otherHosts: [[], { option: true }],
  network: ["whole", { option: true }],
  openPage: async ({ page, device }, use) => {
    await use(async () => {
      await page.goto(device === "auto" ? "/" : `/?device=${device}`);
      // The page is drawn once its settings have been read.
      await page.locator("#page").waitFor();
    });
  },
  dialogs: [
    async ({ context }, use) => {
      await context.addInitScript(() => Reflect.deleteProperty(globalThis, "showOpenFilePicker"));
      // A dialog that opens before somebody listens is closed at once by a browser under test.
      context.on("page", (page) => page.on("filechooser", () => {}));
      await use(undefined);
    },
    { auto: true },
  ],
  quiet: [
    async ({ context, baseURL, otherHosts, network }, use) => {
      const complaints: string[] = [];
      const hosts = [new URL(baseURL ?? "").host, ...otherHosts];
      context.on("console", (message) => {
        const isExpected = network === "broken" && broken.test(message.text());
        if (message.type() === "error" && !isExpected) complaints.push(message.text());
      });
      context.on("weberror", (error) => complaints.push(String(error.error())));
      context.on("request", (request) => {
        const { protocol, host, hostname } = new URL(request.url());
        if (protocol.startsWith("http") && !hosts.includes(host) && !hosts.includes(hostname))
          complaints.push(`asked ${request.url()}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** The words of the masthead once the default model is loaded, whatever it runs on. */
export const ready = /tiny\.en · (?:WebGPU|Processor)/;

/** Some words of the sample clip. */
export const words = "ask not what your country can do for you";
