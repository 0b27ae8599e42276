import { describe, expect, test } from "vitest";
import type { AudioSource } from "../../audio/source";
import { drain } from "../../events";
import { noiseSource } from "../../testing/audio";
import { at, fakeTokenizer } from "../../testing/fakeTokenizer";
import { type ScriptedWindow, scriptedWhisper } from "../../testing/scriptedWhisper";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import type { TranscribeEvent, Transcript } from "../../transcript/types";
import { transcribe } from "./transcribe";

interface Run {
  readonly events: readonly TranscribeEvent[];
  readonly transcript: Transcript;
  /** Prompt of every window. */
  readonly prompts: readonly (readonly number[])[];
}

async function run(
  seconds: number,
  script: readonly ScriptedWindow[],
  options: Partial<TranscribeOptions> = {},
): Promise<Run> {
  const whisper = scriptedWhisper(script);
  const events: TranscribeEvent[] = [];
  const steps = transcribe({ whisper, tokenizer: fakeTokenizer }, noiseSource(seconds), {
    ...defaultOptions,
    temperature: [0],
    ...options,
  });
  const transcript = await drain(steps, (event) => events.push(event));
  return { events, transcript, prompts: whisper.windows.map(({ prompt }) => prompt) };
}

const seeks = ({ transcript }: Run) => transcript.segments.map(({ seek, start, end }) => [seek, start, end]);
const progress = ({ events }: Run) => events.filter((event) => event.type === "progress").map(({ seconds }) => seconds);

/** One segment from 0 to `end`, then a begun one: the next window begins at `end`. */
const upTo = (end: number, word = 10): ScriptedWindow => ({ tokens: [at(0), word, at(end), at(end), word + 1] });
/** One segment that ends the window. */
const whole = (end: number, word = 10): ScriptedWindow => ({ tokens: [at(0), word, at(end)] });

describe("the seek loop", () => {
  test("goes on after the last complete segment", async () => {
    const result = await run(70, [upTo(20), upTo(29, 12), whole(21, 14)]);
    expect(seeks(result)).toEqual([
      [0, 0, 20],
      [2000, 20, 49],
      [4900, 49, 70],
    ]);
    expect(result.transcript).toMatchObject({ text: " w10 w12 w14", language: "en" });
    expect(progress(result)).toEqual([20, 49, 70]);
  });

  test("gives the model what lies in the window and zeros after the content", async () => {
    const whisper = scriptedWhisper([upTo(2), whole(3)]);
    const steps = transcribe({ whisper, tokenizer: fakeTokenizer }, noiseSource(5), defaultOptions);
    await drain(steps);
    const [first, second] = whisper.windows.map(({ mel }) => mel);
    expect(first?.length).toBe(3000 * 80);
    expect(second?.subarray(0, 300 * 80)).toEqual(first?.subarray(200 * 80, 500 * 80));
    expect(second?.subarray(300 * 80).every((value) => value === 0)).toBe(true);
  });

  test("gives an empty transcript for audio without samples, or with less than a frame", async () => {
    for (const seconds of [0, 0.005]) {
      const { events, transcript, prompts } = await run(seconds, [whole(1)]);
      expect(transcript).toEqual({ text: "", language: "en", segments: [] });
      expect(events).toEqual([]);
      expect(prompts).toEqual([]);
    }
  });

  test("keeps an empty segment's place, and its tokens out of text and prompt", async () => {
    const { transcript, prompts } = await run(60, [{ tokens: [] }, whole(30)]);
    expect(transcript.segments.map(({ text }) => text)).toEqual(["", " w10"]);
    expect(prompts[1]).toEqual([51]);
  });

  test("averages over the tokens and end-of-text, and measures the stripped text", async () => {
    const { transcript } = await run(5, [{ ...whole(5), avgLogprob: -0.25, noSpeechProb: 0.5 }]);
    expect(transcript.segments[0]).toMatchObject({ temperature: 0, noSpeechProb: 0.5 });
    expect(transcript.segments[0]?.avgLogprob).toBeCloseTo(-0.25, 12);
    // zlib packs "w10" into 11 bytes.
    expect(transcript.segments[0]?.compressionRatio).toBeCloseTo(3 / 11, 12);
  });
});

describe("the prompt", () => {
  const script = [upTo(20, 10), upTo(25, 12), whole(5, 14)];

  test("is the text so far with its timestamps, without what was left unfinished", async () => {
    const { prompts } = await run(50, script);
    expect(prompts).toEqual([[51], [55, at(0), 10, at(20), 51], [55, at(0), 10, at(20), at(0), 12, at(25), 51]]);
  });

  test("is empty when previous text is not a condition", async () => {
    const { prompts } = await run(50, script, { conditionOnPreviousText: false });
    expect(prompts).toEqual([[51], [51], [51]]);
  });
});

describe("windows without speech", () => {
  const silent = { ...whole(30), noSpeechProb: 0.9, avgLogprob: -1.5 };

  test("are skipped, leave no segment and no prompt, and count as progress", async () => {
    const result = await run(70, [silent, whole(30), silent]);
    expect(seeks(result)).toEqual([[3000, 30, 60]]);
    expect(result.prompts).toEqual([[51], [51], [55, at(0), 10, at(30), 51]]);
    expect(progress(result)).toEqual([30, 60, 70]);
  });

  test("are kept when the words are likely enough, or either threshold is off as in openai/whisper", async () => {
    const likely = { ...silent, avgLogprob: -0.9 };
    expect((await run(10, [likely])).transcript.segments).toHaveLength(1);
    expect((await run(10, [likely], { logprobThreshold: undefined })).transcript.segments).toHaveLength(0);
    expect((await run(10, [silent], { noSpeechThreshold: undefined })).transcript.segments).toHaveLength(1);
    expect((await run(10, [{ ...silent, noSpeechProb: 0.6 }])).transcript.segments).toHaveLength(1);
  });
});

describe("events", () => {
  test("show the text as it grows, then the segments, then how far it is", async () => {
    const { events } = await run(5, [{ tokens: [at(0), 10, 11, at(5)] }]);
    const types = events.map(({ type }) => type);
    expect(types.slice(-2)).toEqual(["segments", "progress"]);
    expect(types.slice(0, -2).every((type) => type === "partial")).toBe(true);
    expect(events.findLast((event) => event.type === "partial")).toEqual({ type: "partial", text: " w10 w11" });
    expect(events.at(-1)).toEqual({ type: "progress", seconds: 5, totalSeconds: 5 });
  });
});

describe("cancelling", () => {
  test("keeps what was found and throws `cancelled`", async () => {
    const abort = new AbortController();
    const whisper = scriptedWhisper([upTo(20)]);
    const steps = transcribe({ whisper, tokenizer: fakeTokenizer }, noiseSource(90), defaultOptions, abort);
    const found: string[] = [];
    const rest = async () => {
      for await (const event of steps) {
        if (event.type !== "segments") continue;
        found.push(...event.segments.map(({ text }) => text));
        if (found.length === 2) abort.abort();
      }
    };
    await expect(rest()).rejects.toMatchObject({ name: "cancelled" });
    expect(found).toEqual([" w10", " w10"]);
    expect(whisper.windows).toHaveLength(2);
  });

  test("is noticed while reading, too", async () => {
    const abort = new AbortController();
    const source: AudioSource = {
      start: 0,
      seconds: undefined,
      read: async () => {
        abort.abort();
        return new Float32Array(1600);
      },
    };
    const steps = transcribe({ whisper: scriptedWhisper([]), tokenizer: fakeTokenizer }, source, defaultOptions, abort);
    await expect(steps.next()).rejects.toMatchObject({ name: "cancelled" });
  });
});

test("audio is read ahead by the lookahead and not all at once", async () => {
  let read = 0;
  const source: AudioSource = {
    start: 0,
    seconds: 4 * 3600,
    read: async () => {
      read += 600;
      return new Float32Array(600 * 16000);
    },
  };
  const steps = transcribe({ whisper: scriptedWhisper([whole(30)]), tokenizer: fakeTokenizer }, source, defaultOptions);
  await steps.next();
  expect(read).toBe(2400);
  await steps.return({ text: "", language: "en", segments: [] });
}, 60_000);

test("as much is read ahead as was asked for", async () => {
  let read = 0;
  const source: AudioSource = {
    start: 0,
    seconds: 4 * 3600,
    read: async () => {
      read += 10;
      return new Float32Array(10 * 16000);
    },
  };
  const options = { ...defaultOptions, lookahead: 60 };
  const steps = transcribe({ whisper: scriptedWhisper([whole(30)]), tokenizer: fakeTokenizer }, source, options);
  await steps.next();
  expect(read).toBeGreaterThanOrEqual(90);
  expect(read).toBeLessThanOrEqual(110);
  await steps.return({ text: "", language: "en", segments: [] });
});
