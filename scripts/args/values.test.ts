import { expect, test } from "vitest";
import { numberAbove, oneOf, someOf } from "./values";

test("names are taken in whatever case, alone or with commas between them", () => {
  expect(oneOf("--only", "sotto", ["Sotto", "others"])).toBe("Sotto");
  expect(someOf("--only", "others,SOTTO", ["Sotto", "others"])).toEqual(["others", "Sotto"]);
});

test("what is none of them is refused in one sentence", () => {
  expect(() => someOf("--models", "tiny,huge", ["tiny", "base", "small"])).toThrow(
    '--models is "huge", expected tiny, base or small.',
  );
  expect(() => numberAbove("--cost", "", 0)).toThrow('--cost is "", expected a number above 0.');
  expect(() => numberAbove("--cost", "0", 0)).toThrow('--cost is "0", expected a number above 0.');
});
