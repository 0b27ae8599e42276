import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold";
import { eachTerm, parseQuery } from "./terms";

function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  eachTerm(text, (term) => terms.push(term));
  return terms;
}

test.each([
  ["Señor ÉTÉ", "senor ete"],
  ["İstanbul ISPARTA ılık", "istanbul isparta ilik"],
  ["Straße Œuvre Ærø Łódź", "strasse oeuvre aero lodz"],
  ["ΛΌΓΟΣ λόγος", "λογοσ λογοσ"],
  ["Ёлка", "елка"],
  ["أَحْمَد", "احمد"],
  ["ＡＢＣ ｶﾞ", "abc ガ"],
])("%s is compared as %s", (text, folded) => expect(fold(text)).toBe(folded));

test("the marks of kana make letters of their own", () => expect(fold("が")).not.toBe(fold("か")));

test("words are terms, and so is each character of writing without spaces", () => {
  expect(termsOf("Don’t stop: 3 lamps_here")).toEqual(["don", "t", "stop", "3", "lamps", "here"]);
  expect(termsOf("東京タワーへ go")).toEqual(["東", "京", "タ", "ワ", "ー", "へ", "go"]);
  expect(termsOf("नमस्ते दुनिया")).toHaveLength(2);
});

test("a term stands where it is told to", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      eachTerm(text, (term, from, to) => expect(fold(text.slice(from, to))).toBe(term));
    }),
    { numRuns: 40 },
  );
});

test("the last word may be the beginning of one until a sign follows it", () => {
  expect(parseQuery("log bo")).toEqual({ terms: ["log", "bo"], last: "begins" });
  expect(parseQuery("log book ")).toEqual({ terms: ["log", "book"], last: "whole" });
  expect(parseQuery("  ")).toEqual({ terms: [], last: "whole" });
  expect(parseQuery("a ".repeat(100_000)).terms).toHaveLength(16);
});
