import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cached, unpackArchive, unpackBrowser } from "./unpack";

/** What Playwright's `launchOptions` needs to start a Chromium whose pages get a WebGPU adapter. */
export interface Browser {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

/**
 * Finds the test browser: a Chromium of the system, else Playwright's own (`playwrights`, its path whether or not it is
 * installed), else the headless one from npm's @sparticuz/chromium, unpacked once. `SOTTO_BROWSER=bundled` asks for the
 * last.
 */
export function findBrowser(playwrights: string, environment: NodeJS.ProcessEnv = process.env): Browser {
  const installed =
    environment.SOTTO_BROWSER === "bundled" ? undefined : findInstalled(playwrights, environment.PATH ?? "");
  if (installed) return { executablePath: installed, args: webGpuFlags, env: definedOnly(environment) };
  const folder = cached("chromium", (target) => {
    unpackBrowser(target);
    for (const archive of ["al2023", "swiftshader", "fonts"]) unpackArchive(archive, target);
  });
  return {
    executablePath: join(folder, "chromium"),
    args: webGpuFlags,
    env: {
      ...definedOnly(environment),
      LD_LIBRARY_PATH: [join(folder, "lib"), environment.LD_LIBRARY_PATH].filter(Boolean).join(":"),
      FONTCONFIG_PATH: folder,
    },
  };
}

/** Headless Chromium offers WebGPU on its software adapter only when asked; root has no sandbox. */
const webGpuFlags: readonly string[] = [
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
  "--disable-background-networking",
  "--no-sandbox",
];

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function findInstalled(playwrights: string, path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const candidates = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, playwrights].find((file) => existsSync(file));
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
