import { expect, test } from "vitest";
import { spoken } from "../../testing/transcripts";
import { captionPresets } from "../captions/presets";
import { importTranscript } from "../import/importTranscript";
import type { Transcript } from "../types";
import { cuesOf } from "./cues";
import { exporters } from "./export";

const talk: Transcript = (() => {
  const said = spoken([" One", " two."], [" Three."], [" Four <b>."]);
  const who = ["Ana", "Ana", "Ben & <Co>"];
  return { ...said, segments: said.segments.map((segment, i) => ({ ...segment, speaker: who[i] as string })) };
})();

test("WebVTT has a span of its voice in each cue, SRT a name where another voice begins, if it is asked for", () => {
  expect(
    exporters
      .vtt(talk)
      .split("\n")
      .filter((line) => line.startsWith("<v")),
  ).toEqual(["<v Ana>One two.", "<v Ana>Three.", "<v Ben &amp; &lt;Co&gt;>Four <b>."]);
  const texts = (srt: string) => srt.split("\n\n").flatMap((cue) => cue.split("\n").slice(2));
  expect(texts(exporters.srt(talk, { speakers: "named" }))).toEqual([
    "Ana: One two.",
    "Three.",
    "Ben & <Co>: Four <b>.",
  ]);
  expect(texts(exporters.srt(talk))).toEqual(["One two.", "Three.", "Four <b>."]);
  expect(exporters.vtt(talk, { speakers: "left-out" })).not.toContain("<v");
});

test("no cue goes on where another voice begins, by whichever rules", () => {
  const joined = { maxLineWidth: 80, maxLineCount: 2 };
  expect(cuesOf(talk, joined).map(({ text, speaker }) => [text, speaker])).toEqual([
    ["One two. Three.", "Ana"],
    ["Four <b>.", "Ben & <Co>"],
  ]);
  const laid = cuesOf(talk, { captions: captionPresets.netflix });
  expect(laid.map(({ speaker, voice }) => [speaker, voice])).toEqual([
    ["Ana", "Ana"],
    ["Ben & <Co>", "Ben & <Co>"],
  ]);
});

test("each word that lights up stays its voice's", () => {
  const cues = cuesOf(talk, { highlightWords: true });
  expect(cues.map(({ text, voice }) => [text, voice])).toEqual([
    ["<u>One</u> two.", "Ana"],
    ["One <u>two.</u>", "Ana"],
    ["<u>Three.</u>", undefined],
    ["<u>Four <b>.</u>", "Ben & <Co>"],
  ]);
});

test("JSON names who speaks, and who else does", () => {
  const [first] = talk.segments;
  const both = { ...talk, segments: [{ ...first!, also: "Ben" }] };
  const written = exporters.json(both);
  expect(JSON.parse(written).segments[0]).toMatchObject({ speaker: "Ana", overlap: "Ben" });
  expect(importTranscript(written)).toMatchObject({ segments: [{ speaker: "Ana", also: "Ben" }] });
});
