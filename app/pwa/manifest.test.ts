import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { en } from "../strings/en/index";
import { languages } from "../strings/languages";
import { loadStrings } from "../strings/loadStrings";

type Localized = Readonly<Record<string, string>>;
interface Manifest {
  readonly description: string;
  readonly description_localized: Localized;
  readonly shortcuts: readonly { readonly name: string; readonly name_localized: Localized }[];
}

const manifest = JSON.parse(
  readFileSync(new URL("../../public/manifest.webmanifest", import.meta.url), "utf8"),
) as Manifest;

test("what the system shows of the installed page is in every language of the interface", async () => {
  const codes = languages.map(({ code }) => code).filter((code) => code !== "en");
  const maps = [manifest.description_localized, ...manifest.shortcuts.map((shortcut) => shortcut.name_localized)];
  for (const map of maps) expect(Object.keys(map).sort()).toEqual([...codes].sort());
  const [record] = manifest.shortcuts;
  expect(record?.name).toBe(en.microphone.record);
  for (const code of codes) expect(record?.name_localized[code]).toBe((await loadStrings(code)).microphone.record);
});
