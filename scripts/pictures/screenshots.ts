import type { Browser, BrowserContextOptions } from "@playwright/test";
import { preview } from "vite";
import { projectRoot } from "../setup/root";

interface Picture {
  readonly name: string;
  readonly context: BrowserContextOptions;
  readonly shows: "first page" | "transcript";
}

/** The manifest states the same sizes, in the pixels of the screen. */
const pictures: readonly Picture[] = [
  { name: "screenshots/wide.png", context: { viewport: { width: 1280, height: 800 } }, shows: "transcript" },
  {
    name: "screenshots/narrow.png",
    context: { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 },
    shows: "first page",
  },
];
const patience = { timeout: 120_000 };

/** The built page as it is (`npx vite build` first), with the default model. */
export async function takeScreenshots(browser: Browser): Promise<readonly (readonly [string, Buffer])[]> {
  const server = await preview({ root: projectRoot(), preview: { port: 0 }, logLevel: "warn" });
  try {
    const taken: (readonly [string, Buffer])[] = [];
    for (const picture of pictures) {
      const url = server.resolvedUrls?.local[0] ?? "";
      taken.push([picture.name, await take(browser, url, picture)]);
    }
    return taken;
  } finally {
    await server.close();
  }
}

async function take(browser: Browser, url: string, { context, shows }: Picture): Promise<Buffer> {
  const page = await browser.newPage({ ...context, locale: "en", colorScheme: "light" });
  try {
    await page.goto(url);
    await page.getByRole("button", { name: /^tiny\.en · / }).waitFor(patience);
    if (shows === "transcript") {
      await page.getByRole("button", { name: "Try the 11-second sample" }).click();
      await page.getByText("Done in").waitFor(patience);
    }
    return await page.screenshot({ animations: "disabled" });
  } finally {
    await page.close();
  }
}
