import { expect, test } from "vitest";
import { splitName } from "./splitName";

test("a name splits before its extension only when it has one", () => {
  expect(splitName("council.final.mp3")).toEqual(["council.final", ".mp3"]);
  expect(splitName("minutes of the 3. meeting")).toEqual(["minutes of the 3. meeting", ""]);
  expect(splitName(".mp3")).toEqual([".mp3", ""]);
});
