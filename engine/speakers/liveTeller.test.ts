import { expect, test } from "vitest";
import { errorCode, SottoError } from "../errors";
import { drain } from "../events";
import { LiveTranscript } from "../stream/liveTranscript";
import { transcribeLive } from "../stream/transcribeLive";
import type { LiveEvent, LiveOptions, OpenedSpeakers } from "../stream/types";
import { liveBlocks } from "../testing/liveBlocks";
import { liveTokenizer, liveWhisper, saidWords, voiceOf } from "../testing/liveWhisper";
import { at, scriptedNetworks } from "../testing/scriptedNetworks";
import { scriptedVad } from "../testing/scriptedVad";
import { defaultOptions } from "../transcribeOptions";
import { listen } from "../whisper/live/listen";
import { LiveTeller } from "./liveTeller";

const seconds = 24;
/** Two people, each for twelve seconds. */
const words = saidWords(Array.from({ length: 24 }, (_, i) => [i % 6 === 0 ? 1 : 0.1, i % 6 === 0 ? 0.5 : 0.8]));

/** The sound of who speaks when: a sample is the number of a person and one more. */
async function* track(start = 0) {
  for (const block of liveBlocks(seconds, 0.1, start)) {
    await Promise.resolve();
    block.samples.fill(block.start - start < 12 ? 1 : 2);
    yield block;
  }
}

interface Run {
  readonly tracks?: readonly ReturnType<typeof track>[];
  readonly options?: Partial<LiveOptions>;
  readonly openSpeakers?: () => Promise<OpenedSpeakers>;
  readonly now?: () => number;
}

const opened = { networks: scriptedNetworks((person) => at(90 * person)), dispose: () => {} };

async function run({ tracks = [track()], options, openSpeakers = async () => opened, now }: Run = {}) {
  const whisper = liveWhisper({ words });
  const asked = options && "tellSpeakers" in options ? options.tellSpeakers : { known: [] };
  const clock = now ?? (() => performance.now());
  const steps = transcribeLive(
    { listen: async (asked) => listen({ whisper, tokenizer: liveTokenizer }, asked) },
    tracks,
    {
      ...defaultOptions,
      temperature: [0],
      compressionRatioThreshold: undefined,
      ...options,
    },
    {
      openVad: async () => scriptedVad(voiceOf(words, seconds)),
      now: clock,
      tell: asked && ((place) => new LiveTeller(place, asked, { openSpeakers, now: clock, codeOf: errorCode })),
    },
  );
  const events: LiveEvent[] = [];
  const collected = new LiveTranscript(tracks.length);
  const { language } = await drain(steps, (event) => {
    events.push(event);
    collected.add(event);
  });
  return { events, transcript: collected.transcript(language) };
}

const spoken = (events: readonly LiveEvent[]) =>
  events.flatMap((event) => (event.type === "spoken" ? event.parts : []));
const confirmed = (events: readonly LiveEvent[]) => {
  const segments = new Map(
    events.flatMap((event) => (event.type === "confirmed" ? [[event.segment.start, event.segment.text]] : [])),
  );
  return [...segments.values()].join("");
};

test("all confirmed text is given to who speaks, once and in order", async () => {
  const { events } = await run();
  const parts = spoken(events);
  expect(parts.map(({ segment }) => segment.text).join("")).toBe(confirmed(events));
  for (const { segment, speaker } of parts) expect(speaker).toBe(segment.start < 12 ? 0 : 1);
  // Nothing grows after it was given away.
  const given = new Set<number>();
  for (const event of events) {
    if (event.type === "spoken") for (const { segment } of event.parts) given.add(segment.start);
    if (event.type === "confirmed") expect(given.has(event.segment.start)).toBe(false);
  }
});

test("whoever collects the transcript has its speakers", async () => {
  const { transcript } = await run();
  expect([...new Set(transcript.segments.map(({ speaker }) => speaker))]).toEqual(["Speaker 1", "Speaker 2"]);
});

test("times are those of the recording where it goes on, and numbers those of before", async () => {
  const known = [{ speaker: 3, voice: at(90), seconds: 9 }];
  const { events } = await run({ tracks: [track(100)], options: { tellSpeakers: { known } } });
  const parts = spoken(events);
  expect(parts.length).toBeGreaterThan(1);
  for (const { segment, speaker } of parts) {
    expect(segment.start).toBeGreaterThan(100);
    expect(speaker).toBe(segment.start < 112 ? 4 : 3);
  }
});

test("of two tracks the last one is told of", async () => {
  const { events, transcript } = await run({ tracks: [track(), track()] });
  const tracks = events.flatMap((event) => (event.type === "spoken" ? [event.track] : []));
  expect(new Set(tracks)).toEqual(new Set([1]));
  expect(new Set(transcript.segments.map(({ speaker }) => speaker))).toEqual(new Set(["Me", "Speaker 1", "Speaker 2"]));
});

test("nothing is opened where it is not asked for", async () => {
  const { events } = await run({
    options: { tellSpeakers: undefined },
    openSpeakers: () => expect.unreachable("nobody asked"),
  });
  expect(spoken(events)).toEqual([]);
});

test("what cannot be loaded, or fails, is said once, and the text comes whole", async () => {
  const broken = {
    ...opened.networks,
    segmentation: {
      hearInPieces: () => {
        throw new Error("broken");
      },
    },
  };
  const offline = async () => Promise.reject(new SottoError("offline", "There is no network."));
  for (const [openSpeakers, code] of [
    [offline, "offline"],
    [async () => ({ networks: broken, dispose: () => {} }), "internal"],
  ] as const) {
    const { events } = await run({ openSpeakers });
    expect(events.filter(({ type }) => type === "unheard")).toMatchObject([{ track: 0, code }]);
    expect(spoken(events)).toEqual([]);
    expect(confirmed(events)).toContain(" w24");
  }
});

test("the networks are freed at the end, also those that come too late", async () => {
  let freed = 0;
  const dispose = () => {
    freed++;
  };
  await run({ openSpeakers: async () => ({ ...opened, dispose }) });
  expect(freed).toBe(1);
  let time = 0;
  let arrive = (_: OpenedSpeakers) => {};
  const late = new Promise<OpenedSpeakers>((resolve) => {
    arrive = resolve;
  });
  const { events } = await run({ openSpeakers: () => late, now: () => (time += 500) });
  expect(spoken(events)).toEqual([]);
  arrive({ ...opened, dispose });
  await late;
  expect(freed).toBe(2);
});
