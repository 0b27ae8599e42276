import { describe, expect, test, vi } from "vitest";
import { errorCode } from "../errors";
import { drain } from "../events";
import { nextTask } from "../nextTask";
import { fakeTokenizer } from "../testing/fakeTokenizer";
import { followLive } from "../testing/followLive";
import { liveBlocks } from "../testing/liveBlocks";
import { type LiveScript, liveTokenizer, liveWhisper, saidWords, voiceOf } from "../testing/liveWhisper";
import { scriptedVad } from "../testing/scriptedVad";
import { defaultOptions } from "../transcribeOptions";
import type { Segment } from "../transcript/types";
import { listen } from "../whisper/live/listen";
import type { Transcriber } from "../whisper/transcribe/transcriber";
import { LiveTranscript } from "./liveTranscript";
import { transcribeLive } from "./transcribeLive";
import type { CapturedBlock, LiveControl, LiveEvent, LiveOptions } from "./types";

const words = saidWords([
  [1, 0.4],
  [0.1, 0.4],
  [2, 0.4],
  [0.1, 0.4],
]);
const seconds = 6;
const said = " w2 w3 w4 w5";

async function* track(error?: Error): AsyncGenerator<CapturedBlock> {
  for (const block of liveBlocks(seconds)) {
    await Promise.resolve();
    yield block;
  }
  if (error) throw error;
}

interface Run {
  readonly tracks?: readonly AsyncIterable<CapturedBlock>[];
  readonly script?: Partial<LiveScript>;
  readonly options?: Partial<LiveOptions>;
  readonly control?: Partial<LiveControl>;
  readonly tokenizer?: Partial<Transcriber["tokenizer"]>;
}

async function run({ tracks = [track()], script, options, control, tokenizer }: Run = {}) {
  const whisper = liveWhisper({ words, ...script });
  const steps = transcribeLive(
    { listen: async (asked) => listen({ whisper, tokenizer: { ...liveTokenizer, ...tokenizer } }, asked) },
    tracks,
    { ...defaultOptions, temperature: [0], compressionRatioThreshold: undefined, ...options },
    { openVad: async () => scriptedVad(voiceOf(words, seconds)), now: () => performance.now(), ...control },
  );
  const events: LiveEvent[] = [];
  const said = new LiveTranscript(tracks.length);
  const { language } = await drain(steps, (event) => {
    said.add(event);
    events.push(event);
  });
  return { events, transcript: said.transcript(language), whisper };
}

test("a track is transcribed to its end; its segments are those that were told, in their last state", async () => {
  const { events, transcript } = await run();
  expect(transcript).toMatchObject({ text: said, language: "en" });
  const told: Segment[] = [];
  for (const event of events) {
    if (event.type !== "confirmed") continue;
    if (event.how === "grown") told.pop();
    told.push(event.segment);
  }
  expect(transcript.segments).toEqual(told);
  expect(transcript.segments.every(({ speaker }) => speaker === undefined)).toBe(true);
  expect(events.at(-1)).toMatchObject({ type: "live", heard: seconds, backlog: 0, speaking: false });
});

test("tracks take turns; segments are sorted by time and say who speaks", async () => {
  const { events, transcript } = await run({ tracks: [track(), track()] });
  expect(transcript.segments.map(({ speaker }) => speaker)).toEqual(["Me", "Them", "Me", "Them"]);
  expect(transcript.segments.map(({ start }) => start)).toEqual(
    transcript.segments.map(({ start }) => start).toSorted(),
  );
  const tracks = events.flatMap((event) => (event.type === "confirmed" ? [event.track] : []));
  expect(new Set(tracks)).toEqual(new Set([0, 1]));
  for (const one of [0, 1]) followLive(events.filter((event) => "track" in event && event.track === one));
});

test("timers that take for ever, as in a page that nobody sees, hold nothing up", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    let now = 0;
    const slow = async function* (): AsyncGenerator<CapturedBlock> {
      for await (const block of track()) {
        for (let tasks = 0; tasks < 9; tasks++) await nextTask();
        now += 100;
        yield block;
      }
    };
    const { events, transcript } = await run({ tracks: [slow()], control: { now: () => now } });
    expect(transcript.text).toBe(said);
    const first = events.findIndex(({ type }) => type === "tentative");
    const last = events.findLastIndex((event) => event.type === "live" && event.speaking);
    expect(first).toBeGreaterThan(-1);
    expect(first).toBeLessThan(last);
  } finally {
    vi.useRealTimers();
  }
});

test("a recording without sound, or without a track, gives an empty transcript", async () => {
  const none = { text: "", language: "en", segments: [] };
  expect((await run({ tracks: [] })).transcript).toEqual(none);
  const empty = (async function* (): AsyncGenerator<CapturedBlock> {})();
  expect((await run({ tracks: [empty] })).transcript).toEqual(none);
});

describe("the language", () => {
  const multilingual = { isMultilingual: true, numLanguages: 3, sotSequence: () => [fakeTokenizer.sot] };
  const languages = ({ events }: { events: readonly LiveEvent[] }) => events.filter(({ type }) => type === "language");

  test("is found in the first speech and told once", async () => {
    const found = await run({ tokenizer: multilingual, script: { language: 2 }, options: { language: undefined } });
    expect(languages(found)).toMatchObject([{ language: "de" }]);
    expect(found.transcript).toMatchObject({ language: "de", text: said });
  });

  test("is not looked for where it is given, or where there is only one", async () => {
    const given = await run({ tokenizer: multilingual, options: { language: "zh" } });
    expect(languages(given)).toEqual([]);
    expect(given.transcript.language).toBe("zh");
    const english = await run({ options: { language: undefined } });
    expect(languages(english)).toEqual([]);
    expect(english.transcript.language).toBe("en");
  });
});

describe("what ends a transcript early", () => {
  test("a cancel, at once while it waits for audio too", async () => {
    const abort = new AbortController();
    const waiting = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
    setTimeout(() => abort.abort(), 50);
    const began = performance.now();
    const error = await run({ tracks: [waiting], control: { signal: abort.signal } }).catch((e) => e);
    expect(errorCode(error)).toBe("cancelled");
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test("a track that fails, or a device that nobody replaces", async () => {
    await expect(run({ tracks: [track(new Error("unplugged"))] })).rejects.toThrow("unplugged");
    const onEncode = () => {
      throw new Error("lost");
    };
    await expect(run({ script: { onEncode } })).rejects.toThrow("lost");
  });
});
