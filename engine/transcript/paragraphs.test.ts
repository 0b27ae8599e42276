import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transcript } from "../testing/transcripts";
import { growingParagraphs, paragraphsOf } from "./paragraphs";
import type { Segment } from "./types";

function segment(start: number, end: number, text: string, more: Partial<Segment> = {}): Segment {
  return transcript({ start, end, text, ...more }).segments[0] as Segment;
}

/** Text of so many characters without an end. */
const running = (characters: number) => " word".repeat(characters / 5);

const startsOf = (segments: readonly Segment[]) => paragraphsOf(segments).map(({ start }) => start);

test("segments without a pause run on in one paragraph", () => {
  const set = paragraphsOf([segment(0, 4, " And so,"), segment(4, 7, " my fellow Americans:")]);
  expect(set).toMatchObject([{ start: 0, end: 7, text: "And so, my fellow Americans:", gap: 0 }]);
});

test("a pause of two seconds and another voice begin a paragraph, no shorter pause does", () => {
  const said = [
    segment(0, 4, " One."),
    segment(5.9, 6, " Two."),
    segment(8, 9, " Three."),
    segment(9, 10, " Four.", { speaker: "Me" }),
  ];
  expect(startsOf(said)).toEqual([0, 8, 9]);
});

test("long text breaks at the first sentence end, never inside a sentence", () => {
  const said = [segment(0, 30, running(500)), segment(30, 40, `${running(500)}.”`), segment(40, 50, " Next one.")];
  expect(startsOf(said)).toEqual([0, 40]);
});

describe("text without sentence ends", () => {
  test("breaks at the longest pause about 900 characters", () => {
    const pauses = [0.1, 1.5, 0.1, 0.2, 0.9, 0.3, 0.1, 0.1];
    let second = 0;
    const said = pauses.map((silence) => {
      second += 10 + silence;
      return segment(second - 10, second, running(200));
    });
    // 1.5 s would come after 200 characters; of the pauses after 800 and 1000 that of 0.9 s is the longer one.
    expect(startsOf(said)).toEqual([said[0]?.start, said[4]?.start]);
  });

  test("breaks at the nearest place where no pause is near", () => {
    const said = [segment(0, 10, running(500)), segment(10, 20, running(700)), segment(20, 30, running(700))];
    expect(startsOf(said)).toEqual([0, 10, 20]);
  });

  test("ten minutes of it are no single paragraph", () => {
    const said = Array.from({ length: 60 }, (_, n) => segment(n * 10, n * 10 + 10, running(110)));
    const lengths = paragraphsOf(said).map(({ text }) => text.length);
    expect(lengths.length).toBeGreaterThan(5);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1100);
  });
});

test("the user's word counts more than any rule", () => {
  const said = [
    segment(0, 4, " One."),
    segment(4, 5, " Two.", { paragraph: "begins" }),
    segment(20, 21, " Three.", { paragraph: "runs-on" }),
    segment(21, 22, running(1500), { paragraph: "runs-on" }),
  ];
  expect(startsOf(said)).toEqual([0, 4]);
});

test("empty segments leave no paragraph and no gap", () => {
  expect(paragraphsOf([segment(0, 2, " "), segment(2, 3, " Yes.")])).toMatchObject([{ text: "Yes.", gap: 2 }]);
  expect(paragraphsOf([segment(0, 2, " ")])).toEqual([]);
});

const anySegments = fc
  .array(
    fc.record({
      text: fc.constantFrom(" One.", "", " ", running(200), `${running(300)}.`, running(600)),
      silence: fc.constantFrom(0, 0.5, 1, 3),
      speaker: fc.constantFrom("Me", undefined),
    }),
    { maxLength: 30 },
  )
  .map((all) => {
    let second = 0;
    return all.map(({ text, silence, speaker }) => {
      second += silence + 2;
      return segment(second - 2, second, text, speaker ? { speaker } : {});
    });
  });

test("text that changes is set as it would be anew, and nothing of it is lost", () => {
  fc.assert(
    fc.property(fc.array(anySegments, { minLength: 1, maxLength: 4 }), fc.nat(), (texts, cut) => {
      const grow = growingParagraphs<Segment>();
      for (const segments of texts) {
        grow(segments.slice(0, cut % (segments.length + 1)));
        const set = grow(segments);
        expect(set).toEqual(paragraphsOf(segments));
        expect(
          set
            .map(({ text }) => text)
            .join("")
            .replace(/\s/g, ""),
        ).toBe(
          segments
            .map(({ text }) => text)
            .join("")
            .replace(/\s/g, ""),
        );
      }
    }),
  );
});

test("paragraphs that stay keep their identity, also behind the one that changed", () => {
  const grow = growingParagraphs<Segment>();
  const said = [0, 10, 20, 30, 40].map((start) => segment(start, start + 1, ` ${start}.`));
  const before = grow(said);
  const after = grow(said.with(2, segment(20, 21, " changed.")));
  expect(after.map((one, index) => one === before[index])).toEqual([true, true, false, true, true]);
});
