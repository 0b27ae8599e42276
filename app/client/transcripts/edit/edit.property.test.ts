import fc from "fast-check";
import { expect, test } from "vitest";
import { exporters, importTranscript, paragraphsOf } from "../../../../engine/index";
import { segment } from "../../../testing/segments";
import type { TranscriptSegment } from "../types";
import {
  assignSelected,
  assignSpeaker,
  joinParagraphs,
  renameSpeaker,
  type Segments,
  splitParagraph,
  stretchOf,
  writeParagraph,
} from "./edit";
import { type EditedText, type History, noHistory, redo, remember, undo } from "./history";
import { inTimeOrder } from "./order";
import { originalOf } from "./originals";

/** A change as a person makes it, of a paragraph that is found by a share of their number. */
type Deed =
  | { readonly does: "write"; readonly share: number; readonly text: string }
  | { readonly does: "type"; readonly share: number; readonly at: number; readonly text: string; readonly cut: number }
  | { readonly does: "split"; readonly share: number; readonly at: number }
  | { readonly does: "join" | "undo" | "redo"; readonly share: number }
  | { readonly does: "speaker"; readonly share: number; readonly name: string }
  | { readonly does: "select"; readonly share: number; readonly name: string; readonly ends: readonly End[] }
  /** What is heard meanwhile. */
  | { readonly does: "hear"; readonly share: number; readonly words: readonly string[] };

/** An end of a selection: a paragraph, and a place in it. */
interface End {
  readonly share: number;
  readonly at: number;
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const typed = fc.constantFrom("", " ", "a", " new", "word ", "。", "東京", "can't", " Two. Three", "\n", "  x  ", "’s");
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constant("write" as const), share, text: fc.oneof(typed, fc.string()) }),
  fc.record({ does: fc.constant("type" as const), share, at: share, text: typed, cut: fc.nat(12) }),
  fc.record({ does: fc.constant("split" as const), share, at: share }),
  fc.record({ does: fc.constantFrom("join" as const, "undo" as const, "redo" as const), share }),
  fc.record({ does: fc.constant("speaker" as const), share, name: fc.constantFrom("Me", "Ana") }),
  fc.record({
    does: fc.constant("select" as const),
    share,
    name: fc.constantFrom("Me", "Ben"),
    ends: fc.array(fc.record({ share, at: share }), { minLength: 2, maxLength: 2 }),
  }),
  fc.record({ does: fc.constant("hear" as const), share, words: said() }),
);

function said() {
  const words = fc.constantFrom(" One", " two", ",", " can't", " three.", "東", "京", " a", "-b");
  return fc.array(words, { minLength: 1, maxLength: 9 });
}

/** What was heard: segments with and without the times of words, in several scripts, with pauses. */
const heard: fc.Arbitrary<Segments> = fc
  .array(
    fc.record({
      words: said(),
      isTimed: fc.boolean(),
      silence: fc.constantFrom(0, 0.4, 2.5),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => {
    let second = 0;
    return all.map(({ words, isTimed, silence }, id): TranscriptSegment => {
      const start = second + silence;
      second = start;
      const timed = words.map((word) => {
        second += 0.25;
        return { word, start: second - 0.25, end: second, probability: 0.4 };
      });
      return { ...segment(start, second, words.join("")), id, ...(isTimed && { words: timed }) };
    });
  });

const textsOf = (segments: Segments) => paragraphsOf(segments).map(({ text }) => text.trimEnd());

/** The same change of plain texts. */
function plain(texts: readonly string[], deed: Deed): readonly string[] {
  const at = Math.floor(deed.share * texts.length);
  const text = texts[at] ?? "";
  const clean = (changed: string) => changed.replace(/\s*[\r\n]+\s*/g, " ").trim();
  const put = (...by: readonly string[]) => texts.toSpliced(at, 1, ...by.filter((one) => one.trim() !== ""));
  switch (deed.does) {
    case "write":
      return put(clean(deed.text));
    case "type":
      return put(clean(typedIn(text, deed)));
    case "split": {
      const [left, right] = [text.slice(0, place(text, deed.at)), text.slice(place(text, deed.at))];
      return left.trim() === "" || right.trim() === "" ? texts : put(left.trimEnd(), right.trimStart());
    }
    case "join": {
      const before = texts[at - 1];
      if (before === undefined) return texts;
      const isSpaced = !/[東京]$/u.test(before) || joinsWithSpace;
      return texts.toSpliced(at - 1, 2, `${before}${isSpaced ? " " : ""}${text}`);
    }
    case "select": {
      const { first, last, from, to } = selection(texts, deed.ends);
      const parts = (text: string, ...places: readonly number[]) =>
        [0, ...places].map((place, index) => text.slice(place, places[index]).trim()).filter((part) => part !== "");
      const [begin, end] = [texts[first] ?? "", texts[last] ?? ""];
      if (first === last) {
        return begin.slice(from, to).trim() === "" ? texts : texts.toSpliced(first, 1, ...parts(begin, from, to));
      }
      return texts.toSpliced(last, 1, ...parts(end, to)).toSpliced(first, 1, ...parts(begin, from));
    }
    default:
      return texts;
  }
}

/** What is selected between two ends, in the order of the text. */
function selection(texts: readonly string[], ends: readonly End[]) {
  const [begin, end] = ends
    .map(({ share, at }) => {
      const index = Math.floor(share * texts.length);
      return { index, offset: place(texts[index] ?? "", at) };
    })
    .sort((a, b) => a.index - b.index || a.offset - b.offset) as [Place, Place];
  return { first: begin.index, last: end.index, from: begin.offset, to: end.offset };
}

interface Place {
  readonly index: number;
  readonly offset: number;
}

/** Where the paragraph below brings a space of its own, it stays. */
let joinsWithSpace = false;

const place = (text: string, part: number) => Math.floor(part * (text.length + 1));

function typedIn(text: string, { at, text: added, cut }: { at: number; text: string; cut: number }): string {
  return text.slice(0, place(text, at)) + added + text.slice(place(text, at) + cut);
}

function edit(text: EditedText, deed: Deed): EditedText {
  const paragraphs = paragraphsOf(text.segments);
  const at = Math.floor(deed.share * paragraphs.length);
  const paragraph = paragraphs[at];
  if (paragraph === undefined) return text;
  const stretch = stretchOf(paragraph.segments);
  const shown = paragraph.text.trimEnd();
  const { segments } = text;
  switch (deed.does) {
    case "write":
      return { ...text, segments: writeParagraph(segments, stretch, deed.text) };
    case "type":
      return { ...text, segments: writeParagraph(segments, stretch, typedIn(shown, deed)) };
    case "split":
      return { ...text, segments: splitParagraph(segments, stretch, place(shown, deed.at)) };
    case "join": {
      const before = paragraphs[at - 1];
      joinsWithSpace = /^\s/.test(paragraph.segments[0]?.text ?? "") || /\s$/.test(before?.text ?? "");
      return before ? { ...text, segments: joinParagraphs(segments, stretchOf(before.segments), stretch) } : text;
    }
    case "speaker":
      return { ...text, segments: renameSpeaker(assignSpeaker(segments, stretch, deed.name), "Ana", "Eva") };
    case "select": {
      const texts = paragraphs.map((one) => one.text.trimEnd());
      const { first, last, from, to } = selection(texts, deed.ends);
      const selected = paragraphs.slice(first, last + 1).map((one) => stretchOf(one.segments));
      return { ...text, segments: assignSelected(segments, { paragraphs: selected, from, to }, deed.name) };
    }
    default:
      return text;
  }
}

function expectMonotone(segments: Segments): void {
  const said = segments.filter(({ text }) => text.trim() !== "");
  const times = said.flatMap(({ start, end, words }) =>
    words?.length ? words.flatMap((word) => [word.start, word.end]) : [start, end],
  );
  for (const [index, time] of times.entries()) expect(time).toBeGreaterThanOrEqual((times[index - 1] ?? 0) - 1e-9);
  for (const { start, end } of segments) expect(end).toBeGreaterThanOrEqual(start);
}

const facts = { title: undefined, speakers: [], languages: [], task: "transcribe", model: undefined } as const;

interface Session {
  readonly text: EditedText;
  readonly history: History;
  readonly plain: readonly string[];
  /** How much had been heard. */
  readonly heard: number;
}

/** One more segment, as a transcript appends it: with the first number that none there has, and far enough to begin a paragraph. */
function heardNext(segments: Segments, words: readonly string[]): TranscriptSegment {
  const start = segments.reduce((end, one) => Math.max(end, one.end), 0) + 3;
  const id = segments.reduce((most, one) => Math.max(most, one.id), -1) + 1;
  return { ...segment(start, start + 1, words.join("")), id };
}

const twoWords: Segments = [{ ...segment(0, 2, " One two"), id: 0 }];
const dividedTwice: Deed[] = [
  { does: "split", share: 0, at: 0.5 },
  { does: "write", share: 0.6, text: "three" },
  { does: "undo", share: 0 },
  { does: "undo", share: 0 },
  { does: "hear", share: 0, words: [" a"] },
  { does: "redo", share: 0 },
  { does: "redo", share: 0 },
];

/** Who was given a number by hand may have another one since. */
const withoutGiven = ({ segments, ...rest }: EditedText) => ({
  ...rest,
  segments: segments.map(({ id, ...one }) => (one.partOf === undefined ? { ...one, id } : one)),
});

test("whatever is edited while more is heard, the text is that of a plain one, times go forward, and every step can be taken back and made again", () => {
  fc.assert(
    fc.property(heard, fc.array(deeds, { maxLength: 14 }), (segments, all) => {
      const known = [...segments];
      let now: Session = {
        text: { ...facts, segments },
        history: noHistory,
        plain: textsOf(segments),
        heard: known.length,
      };
      const [past, future]: [Session[], Session[]] = [[], []];
      /** How a session stood, with what was heard since behind it. */
      const since = ({ text, plain, heard: upTo, ...rest }: Session): Session => {
        const more = known.slice(upTo);
        return {
          ...rest,
          text: { ...text, segments: [...text.segments, ...more] },
          plain: [...plain, ...textsOf(more)],
          heard: known.length,
        };
      };
      for (const deed of all) {
        if (deed.does === "hear") {
          known.push(heardNext(now.text.segments, deed.words));
          now = since(now);
        } else if (deed.does === "undo" || deed.does === "redo") {
          const [from, to] = deed.does === "undo" ? [past, future] : [future, past];
          const other = (deed.does === "undo" ? undo : redo)(now.history, now.text);
          const then = from.pop();
          const expected = then && since(then);
          expect(other && withoutGiven(other[1])).toEqual(expected && withoutGiven(expected.text));
          if (!other || !expected) continue;
          to.push(now);
          now = { ...expected, history: other[0], text: other[1] };
        } else {
          const text = edit(now.text, deed);
          if (text.segments === now.text.segments) continue;
          past.push(now);
          future.length = 0;
          const history = remember(now.history, now.text, text);
          now = { ...now, text, history, plain: plain(now.plain, deed) };
        }
        expect(textsOf(now.text.segments)).toEqual(now.plain);
        expectMonotone(now.text.segments);
        // A database gives them by their numbers, of which no two are the same.
        const kept = now.text.segments.toSorted((a, b) => a.id - b.id);
        expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
        expect(inTimeOrder(kept)).toEqual(now.text.segments);
        expect(originalOf(now.text.segments)).toEqual(known);
      }
      while (past.length > 0) {
        const back = undo(now.history, now.text);
        const then = past.pop();
        expect(back && withoutGiven(back[1])).toEqual(then && withoutGiven(since(then).text));
        if (back) now = { ...now, history: back[0], text: back[1] };
      }
      expect(now.text.segments).toEqual(known);
    }),
    // What was divided, and is divided again when something else has the number of its part.
    { numRuns: 300, examples: [[twoWords, dividedTwice]] },
  );
});

test("an edited text that was saved is read again as the same text", () => {
  fc.assert(
    fc.property(heard, fc.array(deeds, { maxLength: 8 }), (segments, all) => {
      let text: EditedText = { ...facts, segments };
      for (const deed of all) text = edit(text, deed);
      const file = { text: "", language: "en", segments: text.segments };
      const inTxt = exporters.txt(file, { plainText: "paragraphs" }).split(/\n\n|\n$/);
      const shown = textsOf(text.segments);
      expect(inTxt.filter((line) => line !== "").map((line) => line.replace(/^(Me|Ben|Eva): /, ""))).toEqual(shown);
      // A cue for each segment, as whisper writes them; who opens the file again has the text as it was edited.
      for (const format of ["json", "srt", "vtt"] as const) {
        const read = importTranscript(exporters[format](file));
        const said = read.status === "read" ? read.segments.map((one) => one.text).join("") : "";
        expect(said.replace(/\s/g, ""), format).toBe(shown.join("").replace(/\s/g, ""));
      }
      const cues = exporters
        .tsv(file)
        .split("\n")
        .slice(1)
        .map((row) => row.split("\t")[2] ?? "");
      expect(cues.join("").replace(/\s/g, "")).toBe(shown.join("").replace(/\s/g, ""));
    }),
  );
});
