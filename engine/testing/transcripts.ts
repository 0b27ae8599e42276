import type { Segment, Transcript, Word } from "../transcript/types";

const blank: Segment = {
  seek: 0,
  start: 0,
  end: 1,
  text: " hello",
  tokens: [50363, 23748],
  temperature: 0,
  avgLogprob: -0.25,
  compressionRatio: 0.5,
  noSpeechProb: 0.125,
};

/** A transcript of these segments, each of which says " hello" in its first second unless told otherwise. */
export function transcript(...segments: readonly Partial<Segment>[]): Transcript {
  const all = segments.map((segment) => ({ ...blank, ...segment }));
  return { text: all.map(({ text }) => text).join(""), language: "en", segments: all };
}

/** A transcript of segments with these words, which follow each other by the second unless they have times. */
export function spoken(...segments: readonly (readonly (string | Omit<Word, "probability">)[])[]): Transcript {
  let second = 0;
  const timed = segments.map((words) =>
    words.map((word): Word => {
      const times = typeof word === "string" ? { word, start: second, end: second + 1 } : word;
      second = times.end;
      return { ...times, probability: 0.5 };
    }),
  );
  return transcript(
    ...timed.map((words) => ({
      words,
      text: words.map(({ word }) => word).join(""),
      start: words[0]?.start ?? 0,
      end: words.at(-1)?.end ?? 0,
    })),
  );
}
