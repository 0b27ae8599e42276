import { expect, test } from "vitest";
import { around } from "./around";

const text = "slept since the storm began. He lit the second lamp and wrote down the hour, which nobody read.";
const stretchOf = (part: string) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length });

test("a hit stands among whole words", () => {
  expect(around(text, stretchOf("lamp"))).toEqual({
    before: "began. He lit the second ",
    after: " and wrote down the hour,",
  });
});

test("at the ends of a text, and within a word, nothing of it is lost", () => {
  expect(around(text, stretchOf("slept"))).toMatchObject({ before: "" });
  expect(around(text, stretchOf("read."))).toMatchObject({ after: "" });
  expect(around("lamps are lit", { from: 0, to: 4 })).toEqual({ before: "", after: "s are lit" });
});

test("writing without spaces is cut where the room ends", () => {
  const long = "灯".repeat(40);
  const { before, after } = around(`${long}台${long}`, { from: 40, to: 41 });
  expect([before.length, after.length]).toEqual([28, 28]);
});
