import { existsSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Dependencies of the command line alone. */
const notInThePage: ReadonlySet<string> = new Set(["webgpu", "tinyglobby"]);
/** What is in the page though the page does not depend on it: in its service worker, and in its kernels. */
const builtIn = ["workbox-precaching", "assemblyscript"] as const;

/** Packages whose code, or fonts, are in the built page, with those that they bring along. */
export function packagesInPage(): readonly string[] {
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    // What compiles the kernels is not in them, but for its own library.
    if (name !== "assemblyscript") for (const one of dependenciesOf(`node_modules/${name}`)) add(one);
  };
  for (const name of [...dependenciesOf("."), ...builtIn]) if (!notInThePage.has(name)) add(name);
  return [...found].sort();
}

function dependenciesOf(folder: string): readonly string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  // Types are in no program.
  return Object.keys(dependencies).filter((name) => !name.startsWith("@types/"));
}

/** What is in the page and no package of npm's, with its licence. */
const others = [
  ["Sotto", "LICENSE"],
  ["Whisper's weights, Silero VAD's weights", "public/models/LICENSE"],
  ["FFmpeg", "scripts/libav/LGPL-2.1.txt"],
] as const;

/** The licences of all that is in the page: what it is, and each one in full. */
export function noticeText(): string {
  const full = [
    ...others.map(([name, file]) => [name, readFileSync(file, "utf8")] as const),
    ...packagesInPage().map((name) => [name, licenceOf(name)] as const),
  ];
  const sections = full.map(([name, text]) => `${"=".repeat(78)}\n${name}\n${"=".repeat(78)}\n\n${text.trim()}\n`);
  return [readFileSync("NOTICE.md", "utf8"), ...sections].join("\n\n");
}

function licenceOf(name: string): string {
  const folder = `node_modules/${name}`;
  const file = ["LICENSE", "LICENSE.txt", "LICENSE.md"].map((one) => `${folder}/${one}`).find(existsSync);
  if (file !== undefined) return readFileSync(file, "utf8");
  const { license, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as Record<string, string>;
  return `${name} ${version} says of itself: ${license}. The package has no text of it; that of Sotto is the same licence.`;
}

/** Puts `NOTICE.txt` into the built page. */
export function shipNotice(): Plugin {
  return {
    name: "ship-notice",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "NOTICE.txt", source: noticeText() });
    },
  };
}
