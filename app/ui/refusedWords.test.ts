import { expect, test } from "vitest";
import { unreadable } from "../client/decoding/unreadable";
import { toFailure } from "../state/failures";
import { en } from "../strings/en/index";
import { refusedWords } from "./refusedWords";

const noSound = (name: string) => ({ name, failure: toFailure(unreadable(name, "noSound")) });
const unknown = (name: string) => ({ name, failure: toFailure(unreadable(name, "unknown")) });

test("one file is told with its reason", () => {
  expect(refusedWords([noSound("a.mkv")], en)).toBe("There is no sound in “a.mkv”.");
  expect(refusedWords([unknown("a.xyz")], en)).toBe("“a.xyz” holds no sound that this browser can read.");
});

test("several are named together, but for those of which more is known", () => {
  expect(refusedWords([unknown("c"), noSound("b.mkv"), unknown("a")], en)).toBe(
    "There is no sound in “b.mkv”. 2\u00a0files hold no sound that this browser can read: “a” and “c”.",
  );
});

test("of many only the first have names", () => {
  const words = refusedWords([..."gfedcba"].map(unknown), en);
  expect(words).toBe(
    "7\u00a0files hold no sound that this browser can read: “a”, “b”, “c”, “d”, “e”, and 2\u00a0more.",
  );
});
