import { expect, test } from "vitest";
import { strip } from "./strip";

test("strips what Python calls white space and nothing else", () => {
  expect(strip(" \t\n\v\f\r\u001c\u001f\u0085\u00a0\u2003\u3000 a b \u2028")).toBe("a b");
  expect(strip("\ufeffa\u200b")).toBe("\ufeffa\u200b");
  expect(strip(" \n ")).toBe("");
  expect(strip("")).toBe("");
});
