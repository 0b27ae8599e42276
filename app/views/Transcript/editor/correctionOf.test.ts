import { expect, test } from "vitest";
import { correctionOf } from "./correctionOf";

test("one word for another is a correction, without the signs beside it", () => {
  expect(correctionOf("Welcome to Sotho, he said.", "Welcome to Sotto, he said.")).toEqual({
    from: "Sotho",
    to: "Sotto",
  });
  expect(correctionOf("“Sotho”", "“Sotto!”")).toEqual({ from: "Sotho", to: "Sotto" });
});

test("more, fewer or no other words are none", () => {
  expect(correctionOf("one two", "three four")).toBeUndefined();
  expect(correctionOf("one two", "one")).toBeUndefined();
  expect(correctionOf("one two.", "one two,")).toBeUndefined();
  expect(correctionOf("", "")).toBeUndefined();
});
