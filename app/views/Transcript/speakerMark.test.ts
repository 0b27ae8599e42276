import { expect, test } from "vitest";
import { initialsOf } from "./SpeakerMark";

test("a mark has the letters of first and last name, or a letter and a number", () => {
  expect(["Ana", "ana maria lópez", "Speaker 12", "说话人 2", "", "😀 b"].map(initialsOf)).toEqual([
    ...["A", "AL", "S12", "说2", "", "😀B"],
  ]);
});
