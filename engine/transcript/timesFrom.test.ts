import { expect, test } from "vitest";
import { spoken } from "../testing/transcripts";
import { segmentFrom } from "./timesFrom";

test("times of words move with their segment", () => {
  const [segment] = spoken([{ word: " Second.", start: 2, end: 3 }]).segments;
  expect(segmentFrom(28, { ...segment!, seek: 100 })).toMatchObject({
    seek: 2900,
    start: 30,
    end: 31,
    words: [{ word: " Second.", start: 30, end: 31, probability: 0.5 }],
  });
});
