import { expect, test } from "vitest";
import { findMatches, replaced, type Search } from "./findMatches";

const search = (words: string, more: Partial<Search> = {}): Search => ({
  words,
  replacement: "X",
  as: "text",
  case: "any",
  boundaries: "any",
  ...more,
});
const found = (text: string, one: Search) => findMatches([text], one).map(({ from, to }) => text.slice(from, to));
const put = (text: string, one: Search) => replaced(text, findMatches([text], one));

test("case and diacritics do not count, unless they shall", () => {
  expect(found("Señor, SENOR and senor", search("señor"))).toEqual(["Señor", "SENOR", "senor"]);
  expect(found("Señor, SENOR and senor", search("senor", { case: "same" }))).toEqual(["senor"]);
  expect(found("Ætt İstanbul ﬁn", search("istanbul"))).toEqual(["İstanbul"]);
});

test("whole words are found in any script, and signs are what they are", () => {
  expect(found("the then über thé", search("the", { boundaries: "words" }))).toEqual(["the", "thé"]);
  expect(found("a.b axb (c)", search("a.b"))).toEqual(["a.b"]);
  expect(found("今日は今日", search("今日"))).toEqual(["今日", "今日"]);
});

test("a regular expression has groups, and finds nothing where it finds no character", () => {
  expect(put("12-34", search("(\\d+)-(?<b>\\d+)", { as: "pattern", replacement: "$<b>/$1 $$ $&" }))).toBe(
    "34/12 $ 12-34",
  );
  expect(found("abc", search("x*", { as: "pattern" }))).toEqual([]);
  expect(() => findMatches(["a"], search("(", { as: "pattern" }))).toThrow(SyntaxError);
  expect(findMatches(["a"], search(""))).toEqual([]);
});

test("what is put in the place of plain text has no groups", () => {
  expect(put("cost", search("cost", { replacement: "$1" }))).toBe("$1");
});

test("all places of a paragraph are replaced at once", () => {
  expect(put("one two one", search("one", { replacement: "three" }))).toBe("three two three");
});
