import { expect, test } from "vitest";
import { en } from "../../strings/en/index";
import type { Strings } from "../../strings/strings";
import { segment } from "../../testing/segments";
import { withSpeakerNames } from "./speakers";

const strings: Strings = { ...en, common: { ...en.common, speakers: { me: "Ich", them: "Andere" } } };

test("tracks bear their names in the user's language, and other voices the names they have", () => {
  const said = ["Me", "Them", "Ada"].map((speaker) => ({ ...segment(0, 1, " Why?"), speaker }));
  expect(withSpeakerNames(said, strings).map(({ speaker }) => speaker)).toEqual(["Ich", "Andere", "Ada"]);
  expect(withSpeakerNames([segment(0, 1, " Why?")], strings)[0]).not.toHaveProperty("speaker");
});
