import { describe, expect, test } from "vitest";
import { noiseSource } from "../../testing/audio";
import { collect, segmentsOf } from "../../testing/collect";
import { at, fakeTokenizer } from "../../testing/fakeTokenizer";
import { hearingWhisper } from "../../testing/hearingWhisper";
import { scriptedVad, secondsOf, speechAfterSilence } from "../../testing/scriptedVad";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import type { Segment } from "../../transcript/types";
import { transcribeFile } from "./transcribeFile";

const speech = speechAfterSilence(3.2, 3.2, 9.6, 3.2, 12.8);
const start = 62.5;

/** Transcribes the same sound as the whole of a file and as the end of one; the device is replaced once. */
async function run(from: number, options: Partial<TranscribeOptions>) {
  const whisper = hearingWhisper({ says: () => ({ tokens: [at(0), 5, at(2), at(2), 6, at(3)] }) });
  let failures = 1;
  const encode: typeof whisper.encode = (mels) => {
    if (failures-- > 0) throw new Error("lost");
    return whisper.encode(mels);
  };
  const device = { device: "cpu", adapter: "x", arithmetic: "f32", software: true, reason: { why: "asked" } } as const;
  const transcriber = { whisper: { ...whisper, encode }, tokenizer: fakeTokenizer, recover: async () => device };
  const source = { ...noiseSource(secondsOf(speech)), start: from };
  const all = { ...defaultOptions, temperature: [0], ...options };
  return collect(transcribeFile(transcriber, source, all, { openVad: async () => scriptedVad(speech) }));
}

function later({ seek, start: begin, end, ...rest }: Segment): Segment {
  return { ...rest, seek: seek + 100 * start, start: start + begin, end: start + end };
}

describe.each([
  ["all of it", {}],
  ["its speech", { vad: {} }],
  ["its speech in batches", { batch: 2 }],
] as const)("of a source that begins later, %s", (_, options) => {
  test("has the times of the whole in every event and in the transcript", async () => {
    const [whole, end] = [await run(0, options), await run(start, options)];
    expect(whole.transcript.segments.length).toBeGreaterThan(1);
    expect(end.transcript.segments).toEqual(whole.transcript.segments.map(later));
    expect(segmentsOf(end.events)).toEqual(end.transcript.segments);
    const seconds = (events: typeof end.events) =>
      events.flatMap((event) => {
        if (event.type === "progress") return [event.seconds, event.totalSeconds];
        return event.type === "recovered" ? [event.seconds] : [];
      });
    const moved = seconds(whole.events).map((second) => second !== undefined && start + second);
    expect(seconds(end.events)).toEqual(moved);
    expect(end.events.some(({ type }) => type === "recovered")).toBe(true);
  });
});

test("no segment begins where the file has no sound", async () => {
  const whisper = hearingWhisper({ says: () => ({ tokens: [at(0), 5, at(2), at(2), 6, at(3)] }) });
  const gaps = [{ start, end: start + 1.5 }];
  const source = { ...noiseSource(secondsOf(speech)), start, gaps };
  const { transcript, events } = await collect(
    transcribeFile({ whisper, tokenizer: fakeTokenizer }, source, { ...defaultOptions, temperature: [0] }),
  );
  expect(transcript.segments[0]).toMatchObject({ seek: 6250, start: start + 1.5 });
  expect(segmentsOf(events)).toEqual(transcript.segments);
});

test("clips are asked for by the times of the whole; what lies before the source is left out", async () => {
  const { transcript } = await run(start, { clipTimestamps: [0, 10, start + 5, start + 9] });
  expect(transcript.segments.map(({ seek }) => seek)[0]).toBe(6750);
});
