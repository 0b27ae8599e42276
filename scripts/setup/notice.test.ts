import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { noticeText, packagesInPage } from "./notice";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };

test("every package of the page is named, and is there with its licence in full", () => {
  const text = noticeText();
  for (const name of packagesInPage()) expect(text, name).toContain(`\n${name}\n===`);
  expect(packagesInPage()).toEqual(expect.arrayContaining(["react", "scheduler", "workbox-core"]));
  const table = readFileSync("NOTICE.md", "utf8").toLowerCase();
  for (const name of Object.keys(dependencies)) expect(table, name).toContain(name.split("/")[0]);
  expect(text.match(/SIL OPEN FONT LICENSE Version 1\.1/g)?.length).toBeGreaterThanOrEqual(2);
  expect(text.includes("GNU LESSER GENERAL PUBLIC LICENSE")).toBe(true);
  expect(text.includes("codec-parser")).toBe(false);
});
