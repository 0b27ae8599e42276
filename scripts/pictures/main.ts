import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser, plainFlags } from "../setup/browser";
import { projectRoot } from "../setup/root";
import { drawIcons } from "./icons";
import { takeScreenshots } from "./screenshots";

// Draws the pictures that the manifest names, from public/icon.svg and from the page as it is built: `npm run pictures`
// after a change of either. They are kept in the repository, so that a build needs no browser.

const folder = join(projectRoot(), "public");
const browser = await chromium.launch({ ...findBrowser(chromium.executablePath()), args: [...plainFlags] });
try {
  const icons = await drawIcons(browser, readFileSync(join(folder, "icon.svg"), "utf8"));
  for (const [name, bytes] of [...icons, ...(await takeScreenshots(browser))]) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), bytes);
    console.log(`public/${name}, ${bytes.length} bytes`);
  }
} finally {
  await browser.close();
}
