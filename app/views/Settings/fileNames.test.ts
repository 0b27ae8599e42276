import { expect, test } from "vitest";
import { datedName, plainName, uniqueNames } from "./fileNames";

const date = new Date(2026, 2, 2, 14, 2);

test.each([
  ["Board call", "2026-03-02 14.02 Board call"],
  ["Monday recording, 14:02", "2026-03-02 14.02 Monday recording, 14.02"],
  ['../../a\\b|c?d*e"f<g>', "2026-03-02 14.02 ..-..-a-b-c-d-e-f-g-"],
  ["line\nbreak\u0000", "2026-03-02 14.02 line-break-"],
  ["report\u202efdp.exe", "2026-03-02 14.02 report-fdp.exe"],
  ["ends in dots. . .", "2026-03-02 14.02 ends in dots"],
  ["", "2026-03-02 14.02"],
  ["CON", "2026-03-02 14.02 CON"],
  ["half \ud83d a pair", "2026-03-02 14.02 half \ufffd a pair"],
  ["Zwo\u0308lf", "2026-03-02 14.02 Zwölf"],
])("%j is saved under a name that every system takes", (title, name) => {
  expect(datedName(date, title)).toBe(name);
});

test("a long name is cut between characters, below what file systems take", () => {
  const name = datedName(date, "👩‍👩‍👧".repeat(50));
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^2026-03-02 14\.02 (?:👩‍👩‍👧)+$/u);
});

test("names that are the same, or are so to some systems, are numbered", () => {
  const unique = uniqueNames();
  expect(["a", "A", "a", "a (2)", "b"].map(unique)).toEqual(["a", "A (2)", "a (3)", "a (2) (2)", "b"]);
});

test.each([
  ["Board call", "Board call"],
  ["CON", "_CON"],
  ["lpt1.notes", "_lpt1.notes"],
  ["console", "console"],
  ["...", "_"],
  ["../up", "_..-up"],
])("%j without a date is a name that every system takes, too", (title, name) => {
  expect(plainName(title)).toBe(name);
});
