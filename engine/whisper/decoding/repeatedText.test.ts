import { expect, test } from "vitest";
import { RepeatedText } from "./repeatedText";

/** Lets a draft write ahead of a text as a decoder does that accepts what is right; the passes that it takes. */
function passesOf(said: readonly number[], text: readonly number[]) {
  const repeated = new RepeatedText(said);
  let chosen = 1;
  while (chosen < text.length) {
    const drafted = repeated.draft(text.slice(0, chosen)) as readonly number[];
    let right = 0;
    while (right < drafted.length && drafted[right] === text[chosen + right]) right++;
    chosen = Math.min(text.length, chosen + right + 1);
  }
  return repeated.counts(text.length);
}

const said = Array.from({ length: 20 }, (_, i) => 100 + i);

test("a text that is said again and goes on takes two passes and a step for each new token", () => {
  expect(passesOf(said, said)).toEqual({ passes: 2, drafted: 19, accepted: 18 });
  expect(passesOf(said, [...said, 1, 2, 3])).toMatchObject({ passes: 4, accepted: 19 });
});

test("a token changed, left out or put in costs a few passes", () => {
  const changed = said.with(7, 1);
  const without = said.toSpliced(7, 2);
  const more = said.toSpliced(7, 0, 1, 2);
  for (const text of [changed, without, more]) expect(passesOf(said, text).passes).toBeLessThanOrEqual(6);
});

test("what is new is not written ahead", () => {
  const text = Array.from({ length: 12 }, (_, i) => 1 + i);
  expect(passesOf(said, text)).toEqual({ passes: 12, drafted: 0, accepted: 0 });
  expect(passesOf([], text)).toEqual({ passes: 12, drafted: 0, accepted: 0 });
});

test("no more is drafted at once than is asked for", () => {
  const repeated = new RepeatedText(said, 5);
  expect(repeated.draft(said.slice(0, 1))).toEqual(said.slice(1, 6));
  expect(repeated.counts(7).drafted).toBe(5);
});
