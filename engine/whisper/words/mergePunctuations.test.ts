import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPunctuations, mergePunctuations } from "./mergePunctuations";

/** One word a second, each of one token: its place. */
function timings(words: readonly string[]) {
  return words.map((word, i) => ({ word, tokens: [i], start: i, end: i + 1, probability: 0.5 }));
}

function merged(...words: readonly string[]): readonly string[] {
  return mergePunctuations(timings(words), defaultPunctuations).map(({ word }) => word);
}

describe("punctuation", () => {
  test("goes to the word before or after it", () => {
    expect(merged(" Yes", ",", ' "', "no", '"', ".")).toEqual([" Yes,", "", "", ' "no".', "", ""]);
    expect(merged(" (", " [", "so", ")")).toEqual(["", "", " ( [so)", ""]);
  });

  test("is a word of the list, also of several characters that stand there in a row", () => {
    expect(merged(" a", "!！", "?!")).toEqual([" a!！", "", "?!"]);
  });

  test("stays alone where nothing is beside it", () => {
    expect(merged()).toEqual([]);
    expect(merged(" (")).toEqual([" ("]);
    expect(merged(".", "a")).toEqual([".", "a"]);
  });

  test("a space goes to the word after it and takes no punctuation", () => {
    expect(merged(" ", "a", ".")).toEqual(["", " a.", ""]);
    expect(merged("b ", ".")).toEqual(["b ", "."]);
  });

  test("can be other characters", () => {
    const words = mergePunctuations(timings([" a", ";", "."]), { prepended: "", appended: ";" });
    expect(words.map(({ word }) => word)).toEqual([" a;", "", "."]);
  });
});

test("words keep their times and take the tokens along", () => {
  expect(mergePunctuations(timings([" a", "."]), defaultPunctuations)).toEqual([
    { word: " a.", tokens: [0, 1], start: 0, end: 1, probability: 0.5 },
    { word: "", tokens: [], start: 1, end: 2, probability: 0.5 },
  ]);
});

test("no character, token or time is lost, doubled or moved", () => {
  const words = fc.array(fc.constantFrom(" a", "b", " ", "", ".", " (", "(", ' "', '"', "!?", "。", "?!", " ¿"));
  fc.assert(
    fc.property(words, (given) => {
      const before = timings(given);
      const after = mergePunctuations(before, defaultPunctuations);
      expect(after.map(({ word }) => word).join("")).toBe(given.join(""));
      expect(after.flatMap(({ tokens }) => tokens)).toEqual(before.flatMap(({ tokens }) => tokens));
      expect(after.map(({ start }) => start)).toEqual(before.map(({ start }) => start));
    }),
  );
});
