import fc from "fast-check";
import { expect, test } from "vitest";
import { exporters } from "../export/export";
import type { Segment } from "../types";
import { importTranscript, mostCharacters } from "./importTranscript";

function read(text: string): readonly Segment[] {
  const result = importTranscript(text);
  if (result.status !== "read") throw new Error(result.why);
  return result.segments;
}
const told = (text: string) => read(text).map((one) => [one.start, one.end, one.text, one.speaker]);

test("SubRip: numbers, commas, lines, marks of looks, and what editors do to it", () => {
  const srt =
    "\ufeff1\r\n00:00:01,500 --> 00:00:03,000\r\n<i>Two lamps,</i>\r\none keeper.\r\n\r\n" +
    "2\r\n01:00:00,00 --> 01:00:01,25 X1:10\r\n{\\an8}R&amp;D <3\r\n3\r\n01:00:02.000 --> 01:00:01.000\r\nBack.";
  expect(told(srt)).toEqual([
    [1.5, 3, " Two lamps, one keeper.", undefined],
    [3600, 3601.25, " R&D <3", undefined],
    [3602, 3602, " Back.", undefined],
  ]);
});

test("WebVTT: head, notes, names of cues, voices, short times and its language", () => {
  const vtt =
    "WEBVTT - talk\nLanguage: de\n\nNOTE nothing\n00 is said here\n\nintro\n00:01.000 --> 00:02.000 align:start\n" +
    "<v.loud Ana Ólafs>Guten <b>Tag</b></v>\n\n00:02.000 --> 00:03.000\n东京\n大阪\n";
  expect(importTranscript(vtt)).toMatchObject({ language: "de" });
  expect(told(vtt)).toEqual([
    [1, 2, " Guten Tag", "Ana Ólafs"],
    [2, 3, "东京大阪", undefined],
  ]);
});

test("whisper.cpp's JSON: milliseconds, and tokens that make words", () => {
  const json = JSON.stringify({
    result: { language: "en" },
    transcription: [
      {
        offsets: { from: 0, to: 1500 },
        text: " Two lamps.",
        tokens: [
          { text: "[_BEG_]", offsets: { from: 0, to: 0 }, p: 0.9 },
          { text: " Two", offsets: { from: 0, to: 500 }, p: 0.8 },
          { text: " la", offsets: { from: 500, to: 700 }, p: 0.7 },
          { text: "mps", offsets: { from: 700, to: 1400 }, p: 0.4 },
          { text: ".", offsets: { from: 1400, to: 1500 }, p: 0.9 },
        ],
      },
    ],
  });
  expect(read(json)[0]?.words).toEqual([
    { word: " Two", start: 0, end: 0.5, probability: 0.8 },
    { word: " lamps.", start: 0.5, end: 1.5, probability: 0.4 },
  ]);
});

test("what is no transcript is refused, and says why", () => {
  const why = (text: string) => {
    const result = importTranscript(text);
    return result.status === "refused" ? result.why : result.status;
  };
  expect(why("Dear diary")).toBe("unknown");
  expect(why("")).toBe("unknown");
  expect(why('{"segments": 3}')).toBe("unknown");
  expect(why('{"segments": [{"start": 0}, null, 7, {"start": 1, "end": 2, "text": " "}]}')).toBe("empty");
  expect(why("{".repeat(200_000))).toBe("unknown");
  expect(why("x".repeat(mostCharacters + 1))).toBe("too-long");
});

test("hostile files are read in a moment and give nothing that a transcript cannot hold", () => {
  const begun = performance.now();
  for (const part of ["<", "&", "{\\", "<v ", "0:0", "1\n", "00:00:01,000 --> 00:00:02,000\n", "-->", "\n"]) {
    importTranscript(`00:00:01,000 --> 00:00:02,000\n${part.repeat(100_000)}`);
  }
  expect(performance.now() - begun).toBeLessThan(10_000);
  const odd = [
    { start: -5, end: 1e300, text: " a" },
    { start: Number.MAX_VALUE, end: 1, text: " b" },
    { start: 3, end: "x", text: " c", words: [{ word: " z", start: 3, end: 4, probability: 9 }], __proto__: { x: 1 } },
  ];
  expect(told(JSON.stringify({ language: "<script>", segments: odd }))).toEqual([
    [0, 0, " a", undefined],
    [3, 3, " c", undefined],
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.json(), (text, json) => {
      for (const one of [text, json, `{"segments":[${json}]}`, `{"transcription":[${json}]}`]) importTranscript(one);
    }),
    { numRuns: 100 },
  );
});

test("what Sotto writes as JSON, SRT and VTT comes back with the same words and times", () => {
  const word = fc.stringMatching(/^[\p{L}\d][\p{L}\d,.?!’-]{0,12}$/u).filter((one) => !/^\d+$/.test(one));
  const said = fc.array(fc.array(word, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(said, (lines) => {
      const segments = lines.map((words, at) => ({
        ...{ seek: at * 200, start: at * 2, end: at * 2 + 1.5, text: ` ${words.join(" ")}` },
        ...{ tokens: [1, at], temperature: 0.2, avgLogprob: -0.5, compressionRatio: 1.2, noSpeechProb: 0.1 },
      }));
      const transcript = { text: "", language: "en", segments };
      expect(read(exporters.json(transcript, {}))).toEqual(segments);
      const times = segments.map(({ start, end }) => [start, end]);
      for (const format of ["srt", "vtt"] as const) {
        const back = read(exporters[format](transcript, {}));
        expect(back.map(({ start, end }) => [start, end])).toEqual(times);
        expect(back.map(({ text }) => text.trim().replace(/\s+/g, "")).join("")).toBe(
          segments.map(({ text }) => text.trim().replace(/\s+/g, "")).join(""),
        );
      }
    }),
    { numRuns: 60 },
  );
});
