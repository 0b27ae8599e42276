import { existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cached, unpackArchive, unpackBrowser } from "./unpack";

/** What Playwright's `launchOptions` needs to start a Chromium, besides one of the lists of flags below. */
export interface Browser {
  readonly executablePath: string;
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
  if (installed) return { executablePath: installed, env: definedOnly(environment) };
  const folder = cached("chromium", (target) => {
    unpackBrowser(target);
    for (const archive of ["al2023", "swiftshader", "fonts"]) unpackArchive(archive, target);
  });
  writeFileSync(join(folder, "fonts.conf"), fontsIn(folder));
  return {
    executablePath: join(folder, "chromium"),
    env: {
      ...definedOnly(environment),
      LD_LIBRARY_PATH: [join(folder, "lib"), environment.LD_LIBRARY_PATH].filter(Boolean).join(":"),
      FONTCONFIG_PATH: folder,
    },
  };
}

/** The archive's own configuration names folders of another machine, and without any font the browser ends at the first sign it has to look for. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

/**
 * What a browser under test does without. A second list replaces the first, so that Playwright's own stands here again; before it
 * come the suggestions under the address, pages of the browser's that it draws for each window in most of a second.
 */
const disabledFeatures = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"],
  ...["AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"],
  ...["DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"],
  ...["MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"],
  ...["TcpPortRandomizationWin", "ThirdPartyStoragePartitioning"],
];

/** Root has no sandbox. */
const flags = ["--no-sandbox", "--disable-background-networking", `--disable-features=${disabledFeatures.join(",")}`];

/** Flags under which no page gets a WebGPU adapter, on whatever machine. */
export const plainFlags: readonly string[] = [...flags, "--disable-gpu"];

/** Flags under which pages get a WebGPU adapter: headless Chromium offers its software one only when asked. */
export const webGpuFlags: readonly string[] = [
  ...flags,
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
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
