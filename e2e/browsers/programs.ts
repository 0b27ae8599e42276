import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { WebKitPrograms } from "./webKit";

/** The path of a program of this name, if it is installed. */
function program(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

export function findFirefox(): string | undefined {
  return program("firefox-esr") ?? program("firefox");
}

/** WebKitWebDriver lies on the path, the small browser that it drives beside WebKit's own processes. */
export function findWebKit(): WebKitPrograms | undefined {
  const [driver, display] = [program("WebKitWebDriver"), program("Xvfb")];
  const libraries = "/usr/lib";
  const browser = (existsSync(libraries) ? readdirSync(libraries) : [])
    .flatMap((machine) => ["4.1", "4.0"].map((version) => `${libraries}/${machine}/webkit2gtk-${version}/MiniBrowser`))
    .find((file) => existsSync(file));
  return driver && display && browser ? { driver, display, browser } : undefined;
}
