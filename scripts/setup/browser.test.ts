import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser } from "./browser";
import { newFolder } from "./testFolders";

function fakeProgram(name: string): string {
  const file = join(newFolder(), name);
  writeFileSync(file, "#!/bin/sh\n");
  chmodSync(file, 0o755);
  return file;
}

test("a Chromium of the system comes first", () => {
  const chromium = fakeProgram("chromium");
  const found = findBrowser(fakeProgram("playwrights"), { PATH: `/nowhere:${join(chromium, "..")}` });
  expect(found.executablePath).toBe(chromium);
});

test("then Playwright's own", () => {
  const playwrights = fakeProgram("headless_shell");
  expect(findBrowser(playwrights, { PATH: "/nowhere" }).executablePath).toBe(playwrights);
});

test("else the bundled one, with its libraries", () => {
  const found = findBrowser("/nowhere/chromium", { PATH: "/nowhere" });
  expect(found.executablePath).toMatch(/\.cache\/sotto\/chromium\/chromium$/);
  expect(found.env.LD_LIBRARY_PATH).toMatch(/\.cache\/sotto\/chromium\/lib$/);
  expect(findBrowser(fakeProgram("a"), { SOTTO_BROWSER: "bundled" }).executablePath).toBe(found.executablePath);
});
