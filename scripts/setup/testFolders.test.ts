import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { readSources } from "../check/sources";
import { newFolder, setup } from "./testFolders";

test("what a test makes lies in the folder that is removed after the run", () => {
  expect(dirname(newFolder())).toBe(tmpdir());
  expect(tmpdir()).toMatch(/sotto-tests-\w+$/);
});

test("the folder of a run is removed with all that is in it", () => {
  const before = process.env.TMPDIR;
  const remove = setup();
  const folder = newFolder();
  process.env.TMPDIR = before;
  expect(statSync(folder).isDirectory()).toBe(true);
  remove();
  expect(statSync(dirname(folder), { throwIfNoEntry: false })).toBeUndefined();
});

test("no test makes temporary folders by itself", () => {
  const sources = [...readSources()].filter(([file]) => /\.test\.tsx?$|\/testing\//.test(file));
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter(([, text]) => text.includes(["mkd", "temp"].join(""))).map(([file]) => file)).toEqual([]);
});
