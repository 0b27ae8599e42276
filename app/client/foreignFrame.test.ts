import { expect, test } from "vitest";
import { isInForeignFrame } from "./foreignFrame";

const pageAt = (origin: string) => ({ location: { origin } as Location, top: undefined as unknown });

test("a page by itself, or in a frame of its own origin, is in no foreign frame", () => {
  const alone = pageAt("https://here");
  alone.top = alone;
  expect(isInForeignFrame(alone)).toBe(false);
  expect(isInForeignFrame({ ...pageAt("https://here"), top: pageAt("https://here") })).toBe(false);
});

test("a page in a frame of another origin is, whether or not that one can be looked at", () => {
  expect(isInForeignFrame({ ...pageAt("https://here"), top: pageAt("https://there") })).toBe(true);
  const closed = {
    get location(): Location {
      throw new DOMException("another origin's", "SecurityError");
    },
  };
  expect(isInForeignFrame({ ...pageAt("https://here"), top: closed })).toBe(true);
});
