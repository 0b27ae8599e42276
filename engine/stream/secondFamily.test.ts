import { expect, test } from "vitest";
import { drain } from "../events";
import { followLive } from "../testing/followLive";
import { scriptedRecogniser, scriptedWords } from "../testing/scriptedRecogniser";
import { scriptedVad, voiceOf } from "../testing/scriptedVad";
import { defaultOptions } from "../transcribeOptions";
import { LiveTranscript } from "./liveTranscript";
import { transcribeLive } from "./transcribeLive";
import type { CapturedBlock, LiveEvent } from "./types";

const words = [...scriptedWords("one two three four five", 1), ...scriptedWords("six seven", 7)];

/** Silent blocks from a second of the recording on; the voice detector and the model have scripts. */
async function* track(start: number): AsyncGenerator<CapturedBlock> {
  for (let i = 0; i < 100; i++) {
    await Promise.resolve();
    yield { start: start + i / 10, samples: new Float32Array(1600) };
  }
}

async function hear(starts: readonly number[], language?: string) {
  const voice = voiceOf(words);
  let milliseconds = 0;
  const events: LiveEvent[] = [];
  const said = new LiveTranscript(starts.length);
  const run = transcribeLive(
    scriptedRecogniser({ words, languages: ["xx", "yy"] }),
    starts.map(track),
    { ...defaultOptions, language },
    { openVad: async () => scriptedVad(voice), now: () => milliseconds++ },
  );
  const outcome = await drain(run, (event) => {
    events.push(event);
    said.add(event);
  });
  return { events, transcript: said.transcript(outcome.language) };
}

test("a model of another family is heard word by word, in utterances, with times of the recording", async () => {
  const { events, transcript } = await hear([20]);
  followLive(events);
  expect(transcript.segments.map(({ text, start, seek, tokens }) => [text.trim(), start, seek, tokens])).toEqual([
    ["one two three four five", 21, expect.any(Number), []],
    ["six seven", 27, expect.any(Number), []],
  ]);
  expect(transcript.segments.every(({ seek }) => seek >= 2000)).toBe(true);
  expect(events.filter(({ type }) => type === "tentative").length).toBeGreaterThan(2);
  expect(events.filter(({ type }) => type === "language")).toEqual([
    { type: "language", language: "xx", probability: 1 },
  ]);
});

test("two tracks share its language; one that is given is not looked for", async () => {
  const { events, transcript } = await hear([0, 0], "yy");
  expect(transcript.language).toBe("yy");
  expect(events.some(({ type }) => type === "language")).toBe(false);
  expect(transcript.segments.map(({ speaker }) => speaker)).toEqual(["Me", "Them", "Me", "Them"]);
});
