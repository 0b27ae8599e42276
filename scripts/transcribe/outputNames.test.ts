import { expect, test } from "vitest";
import { nameOutputs } from "./outputNames";

function names(...files: string[]) {
  return files.map((file) => nameOutputs(files).get(file));
}

test("a file gives its name without its extension", () => {
  expect(names("clips/a.b.wav", "/x/c.mp3", "../d", ".hidden")).toEqual(["a.b", "c", "d", ".hidden"]);
});

test("files of one name keep the folders in which they differ, and their extension where that is not enough", () => {
  expect(names("mon/interview.wav", "tue/interview.wav", "tue/interview.flac", "b.wav")).toEqual([
    "mon/interview",
    "tue/interview.wav",
    "tue/interview.flac",
    "b",
  ]);
  expect(names("/data/mon/a.wav", "/data/tue/a.wav")).toEqual(["mon/a", "tue/a"]);
  expect(names("../mon/a.wav", "/a.wav").every((name) => name && !/(^\/|\.\.)/.test(name))).toBe(true);
});

test("capitals, accents and names that look like others' give each a name of its own", () => {
  const files = ["x/A.wav", "y/a.wav", "e\u0301.wav", "\u00e9.wav", "b.wav", "b.mp3", "b.wav.ogg", "B.WAV"];
  const found = names(...files).map((name) => name?.normalize("NFC").toLowerCase());
  expect(new Set(found).size).toBe(files.length);
});

test("the order of the list does not matter", () => {
  const files = ["b/i.wav", "a/i.wav", "c/j.wav", "a/i.mp3"];
  expect(nameOutputs([...files].reverse())).toEqual(nameOutputs(files));
});
