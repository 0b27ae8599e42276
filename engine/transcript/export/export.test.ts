import { expect, test } from "vitest";
import { spoken, transcript } from "../../testing/transcripts";
import { exporters } from "./export";
import { formatTimestamp } from "./formatTimestamp";

test("white space around a segment goes and arrows in it do not end a cue", () => {
  const odd = transcript({ text: "  a --> b --> c\u2003", start: 3599.9996, end: 3600.5 });
  expect(exporters.txt(odd)).toBe("a --> b --> c\n");
  expect(exporters.srt(odd)).toBe("1\n01:00:00,000 --> 01:00:00,500\na -> b -> c\n\n");
  expect(exporters.vtt(odd)).toBe("WEBVTT\n\n01:00:00.000 --> 01:00:00.500\na -> b -> c\n\n");
});

test("no segments", () => {
  const { ass: _, fcpxml: __, html: ___, ...plain } = exporters;
  const written = Object.entries(plain).map(([format, write]) => [format, write(transcript())]);
  expect(Object.fromEntries(written)).toEqual({
    txt: "",
    srt: "",
    vtt: "WEBVTT\n\n",
    tsv: "start\tend\ttext\n",
    json: '{"text":"","segments":[],"language":"en"}',
    csv: "\ufeffstart,end,text\r\n",
    lrc: "",
    md: "",
  });
});

test("no cue or row is without a length, and none shows nothing for no time", () => {
  const odd = transcript({ start: 1, end: 1 }, { text: "", start: 2, end: 2 }, { text: " bye", start: 2, end: 2.0004 });
  expect(exporters.srt(odd)).toBe(
    "1\n00:00:01,000 --> 00:00:01,001\nhello\n\n2\n00:00:02,000 --> 00:00:02,001\nbye\n\n",
  );
  expect(exporters.tsv(odd)).toBe("start\tend\ttext\n1000\t1001\thello\n2000\t2001\tbye\n");
  expect(exporters.csv(odd)).toBe('\ufeffstart,end,text\r\n1.000,1.001,"hello"\r\n2.000,2.001,"bye"\r\n');
  expect(exporters.vtt(spoken([{ word: " hello", start: 1, end: 1 }]))).toBe(
    "WEBVTT\n\n00:01.000 --> 00:01.001\nhello\n\n",
  );
});

test("JSON has openai/whisper's keys in its order", () => {
  const before =
    '{"text":" hello","segments":[{"id":0,"seek":0,"start":0,"end":1,"text":" hello","tokens":[50363,23748],' +
    '"temperature":0,"avg_logprob":-0.25,"compression_ratio":0.5,"no_speech_prob":0.125';
  expect(exporters.json(transcript({}))).toBe(`${before}}],"language":"en"}`);
  expect(exporters.json(spoken([" hello"]))).toBe(
    `${before},"words":[{"word":" hello","start":0,"end":1,"probability":0.5}]}],"language":"en"}`,
  );
});

test("times round half to even and cannot be negative", () => {
  const times = { hours: "when needed", decimalMarker: "." } as const;
  expect(formatTimestamp(0.0625, times)).toBe("00:00.062");
  expect(formatTimestamp(0.1875, times)).toBe("00:00.188");
  expect(formatTimestamp(59.9999, times)).toBe("01:00.000");
  expect(formatTimestamp(359_999.9994, times)).toBe("99:59:59.999");
  expect(formatTimestamp(359_999.9996, times)).toBe("100:00:00.000");
  expect(formatTimestamp(3_600_000, times)).toBe("1000:00:00.000");
  expect(() => formatTimestamp(-0.01, times)).toThrow(RangeError);
  expect(() => formatTimestamp(Number.NaN, times)).toThrow(RangeError);
});

test("plain text by paragraphs names voices and has an empty line between", () => {
  const said = transcript({ text: " One." }, { text: " Two.\n", start: 8, speaker: "Me" });
  expect(exporters.txt(said, { plainText: "paragraphs" })).toBe("One.\n\nMe: Two.\n");
  expect(exporters.txt(transcript(), { plainText: "paragraphs" })).toBe("");
  expect(exporters.txt(said, { plainText: "paragraphs", speakers: "left-out" })).toBe("One.\n\nTwo.\n");
});

test("plain text says above it what was chosen", () => {
  const head = { title: "A talk\n", details: ["28 November 2026", "", "12 min"] };
  expect(exporters.txt(transcript({}), { head })).toBe("A talk\n28 November 2026 · 12 min\n\nhello\n");
  expect(exporters.txt(transcript({}), { head: { title: "A talk" }, plainText: "paragraphs" })).toBe(
    "A talk\n\nhello\n",
  );
});
