import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { AudioSource } from "../../audio/source";
import type { TranscribeControl } from "../../recogniser";
import { noiseSource } from "../../testing/audio";
import { collect, segmentsOf } from "../../testing/collect";
import { at, fakeTokenizer } from "../../testing/fakeTokenizer";
import { type Hearing, hearingWhisper } from "../../testing/hearingWhisper";
import { scriptedVad, secondsOf, speechAfterSilence } from "../../testing/scriptedVad";
import type { ScriptedWindow } from "../../testing/scriptedWhisper";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import { MelFrames } from "../logMel/melFrames";
import { transcribeFile } from "../transcribe/transcribeFile";
import type { Transcriber } from "../transcribe/transcriber";

const tokenizer = fakeTokenizer;
const unpadded = { speechPadMs: 0 };

function start(
  speech: readonly number[],
  whisper: Transcriber["whisper"],
  options: Partial<TranscribeOptions>,
  { recover, ...control }: TranscribeControl & Pick<Transcriber, "recover"> = {},
) {
  const openVad = async () => scriptedVad(speech);
  const all = { ...defaultOptions, temperature: [0], vad: unpadded, ...options };
  const transcriber = { whisper, tokenizer, ...(recover ? { recover } : {}) };
  return transcribeFile(transcriber, noiseSource(secondsOf(speech)), all, { openVad, ...control });
}

async function run(speech: readonly number[], hearing: Hearing, options: Partial<TranscribeOptions>) {
  const whisper = hearingWhisper(hearing);
  return { whisper, ...(await collect(start(speech, whisper, options))) };
}

/** Numbers from 0 on, each below its bound, that depend on every value of a window. */
function hashOf(mel: Float32Array): (bound: number) => number {
  let hash = 7;
  for (const word of new Uint32Array(mel.buffer, mel.byteOffset, mel.length)) hash = Math.imul(hash ^ word, 16777619);
  return (bound) => {
    hash = Math.imul(hash ^ (hash >>> 13), 1540483477) + 1;
    return (hash >>> 8) % bound;
  };
}

/** Words of up to 12 seconds, at the end a whole segment, a begun one, or a begun one with a word. */
function babble(mel: Float32Array): ScriptedWindow {
  const below = hashOf(mel);
  const tokens: number[] = [];
  let time = 0;
  for (let segments = 1 + below(4); segments > 0; segments--) {
    tokens.push(at(time));
    for (let words = below(4); words >= 0; words--) tokens.push(2 + below(48));
    time += 0.02 * (1 + below(600));
    tokens.push(at(time));
  }
  const ending = below(3);
  if (ending > 0) tokens.push(tokens.at(-1)!);
  if (ending > 1) tokens.push(2 + below(48));
  return { tokens, avgLogprob: below(4) === 0 ? -1.5 : -0.2, noSpeechProb: below(5) === 0 ? 0.9 : 0 };
}

const whole = (end: number, word = 10): ScriptedWindow => ({ tokens: [at(0), word, at(end)] });
/** Windows of 16 seconds of speech, too long for two in one, with silence before each. */
const windowsOf = (count: number) =>
  speechAfterSilence(...Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 3.2 : 16)));

describe("a transcript", () => {
  test("is the same for every number of windows at once, in order and within the file", async () => {
    const lengths = fc.array(fc.integer({ min: 10, max: 900 }), { minLength: 6, maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.constantFrom([0], [0, 0.2]), async (steps, temperature) => {
        const speech = speechAfterSilence(...steps.map((count) => count * 0.032));
        const total = secondsOf(speech);
        const hearing = { says: babble, draws: () => whole(4, 5) };
        const [one, ...others] = await Promise.all(
          [1, 3, 4].map((batch) => run(speech, hearing, { batch, temperature })),
        );
        for (const { transcript, events } of others) {
          expect(transcript).toEqual(one!.transcript);
          expect(segmentsOf(events)).toEqual(transcript.segments);
        }
        let last = 0;
        for (const { start: begin, end } of one!.transcript.segments) {
          expect(begin).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(begin);
          expect(end).toBeLessThanOrEqual(total + 0.001);
          last = begin;
        }
        const progress = one!.events.flatMap((event) => (event.type === "progress" ? [event.seconds] : []));
        expect(progress).toEqual([...progress].sort((a, b) => a - b));
        expect(progress.at(-1)).toBeCloseTo(total, 9);
      }),
      { numRuns: 5 },
    );
  });

  test("has the times of the original audio", async () => {
    const { transcript } = await run(windowsOf(2), { says: () => whole(16) }, { batch: 2 });
    expect(transcript.segments.map(({ seek, start: begin, end }) => [seek, begin, end])).toEqual([
      [320, 3.2, 19.2],
      [2240, 22.4, 38.4],
    ]);
    expect(transcript.text).toBe(" w10 w10");
  });

  test("is empty where nobody speaks, and nothing is encoded", async () => {
    const { transcript, whisper, events } = await run(speechAfterSilence(64), { says: babble }, { batch: 4 });
    expect(transcript).toEqual({ text: "", language: "en", segments: [] });
    expect(events).toEqual([{ type: "progress", seconds: 64, totalSeconds: 64 }]);
    expect(whisper.encoded).toEqual([]);
  });

  test("goes on where a text ends more than ten seconds before the speech of its window", async () => {
    const ends = async (first: number) => {
      const says = (mel: Float32Array) => (frames(mel) > 2000 ? whole(first) : whole(4, 11));
      const { transcript, whisper } = await run(speechAfterSilence(1.6, 25.6, 1.6, 25.6), { says }, { batch: 2 });
      expect(whisper.encoded.reduce((sum, count) => sum + count, 0)).toBe(transcript.segments.length);
      return transcript.segments.map(({ start: begin, end }) => [begin, end]);
    };
    // What is left of it is no longer than that.
    expect(await ends(15.8)).toEqual([
      [1.6, 17.4],
      [28.8, 44.6],
    ]);
    expect(await ends(15.4)).toEqual([
      [1.6, 17],
      [17, 21],
      [28.8, 44.2],
      [44.2, 48.2],
    ]);
  });

  test("keeps what a window leaves unfinished: it is decoded from there, until its end", async () => {
    const { transcript, whisper } = await run(
      speechAfterSilence(1.6, 25.6, 1.6, 25.6),
      { says: (mel) => (frames(mel) > 2000 ? { tokens: [at(0), 10, at(20), at(20), 11] } : whole(5.6, 12)) },
      { batch: 2 },
    );
    expect(transcript.text).toBe(" w10 w12 w10 w12");
    expect(transcript.segments.map(({ start: begin, end }) => [begin, end])).toEqual([
      [1.6, 21.6],
      [21.6, 27.2],
      [28.8, 48.8],
      [48.8, 54.4],
    ]);
    expect(whisper.encoded).toEqual([2, 2]);
  });
});

/** Frames of a window that hold audio. */
function frames(mel: Float32Array): number {
  return Math.ceil((mel.findLastIndex((value) => value !== 0) + 1) / 80);
}

/** Has a batch take its first step when all has been read; tells how much was encoded before the first segments. */
async function runRead(speech: readonly number[], hearing: Hearing, batch: number) {
  const noise = noiseSource(secondsOf(speech));
  let end = () => {};
  const isRead = new Promise<void>((resolve) => {
    end = resolve;
  });
  const read = async () => {
    const samples = await noise.read();
    // What was read last becomes a window first.
    if (samples === null) setTimeout(end, 20);
    return samples;
  };
  const whisper = hearingWhisper({ ...hearing, onStep: () => isRead });
  const options = { ...defaultOptions, temperature: [0], vad: unpadded, batch };
  const openVad = async () => scriptedVad(speech);
  let encodedBefore: number | undefined;
  for await (const { type } of transcribeFile({ whisper, tokenizer }, { ...noise, read }, options, { openVad })) {
    if (type === "segments") encodedBefore ??= whisper.encoded.length;
  }
  return { whisper, encodedBefore };
}

describe("windows", () => {
  test("are encoded together where as many wait, the last ones one by one, and so is all of a batch of 1", async () => {
    const ran = async (windows: number, batch: number) => {
      const { whisper } = await runRead(windowsOf(windows), { says: () => whole(16), together: 2 }, batch);
      return { encoded: whisper.encoded, opened: whisper.opened };
    };
    expect(await ran(6, 4)).toEqual({ encoded: [2, 2, 2], opened: [4] });
    expect(await ran(5, 4)).toEqual({ encoded: [2, 2, 1], opened: [4] });
    expect(await ran(3, 1)).toEqual({ encoded: [1, 1, 1], opened: [] });
  });

  test("are begun in all slots before the first step where the device does not work while they are read", async () => {
    const before: number[] = [];
    const whisper = hearingWhisper({
      says: () => whole(16),
      ...{ together: 1, worksBeside: false },
      onStep: async () => before.push(whisper.encoded.length),
    });
    await collect(start(windowsOf(5), whisper, { batch: 3 }));
    expect(before[0]).toBe(3);
    expect(whisper.encoded).toEqual([1, 1, 1, 1, 1]);
  });

  test("are told of once where there is memory for fewer at a time than were asked for", async () => {
    const fewer = async (room: number | undefined, windows = 6) => {
      const hearing = { says: () => whole(16), ...(room && { room }) };
      const { events, transcript } = await run(windowsOf(windows), hearing, { batch: 4 });
      expect(transcript.segments).toHaveLength(windows);
      return events.flatMap((event) => (event.type === "fewer" ? [event.windows] : []));
    };
    expect(await fewer(undefined)).toEqual([]);
    expect(await fewer(4)).toEqual([]);
    expect(await fewer(3)).toEqual([3]);
    expect(await fewer(1)).toEqual([1]);
    expect(await fewer(1, 1), "a single window asks for no memory").toEqual([]);
  });

  test("are normalised once, however well their texts come out", async () => {
    const normalised = vi.spyOn(MelFrames.prototype, "window");
    const { whisper } = await run(windowsOf(4), { says: () => whole(16) }, { batch: 2 });
    expect(normalised).toHaveBeenCalledTimes(4);
    normalised.mockRestore();
    expect(whisper.encoded.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  test("that are the only one are decoded without a batch, which takes memory", async () => {
    const { whisper, transcript } = await run(windowsOf(1), { says: () => whole(16) }, { batch: 8 });
    expect(transcript.text).toBe(" w10");
    expect([whisper.encoded, whisper.opened]).toEqual([[1], []]);
  });

  test("that take long hold up none of the others", async () => {
    const isFirst = (mel: Float32Array) => frames(mel) > 2000;
    const long = { tokens: [at(0), ...new Array<number>(40).fill(10), at(25.6)] };
    const says = (mel: Float32Array) => (isFirst(mel) ? long : whole(16));
    const speech = speechAfterSilence(1.6, 25.6, 3.2, 16, 3.2, 16, 3.2, 16);
    const { encodedBefore } = await runRead(speech, { says, together: 1 }, 2);
    expect(encodedBefore).toBe(4);
  });

  test("begin every window with the initial prompt and hotwords, and never with other windows' text", async () => {
    const whisper = hearingWhisper({ says: () => whole(16) });
    const spelling = { ...tokenizer, encode: (text: string) => [...text.trim()].map(Number) };
    const options = { ...defaultOptions, vad: unpadded, batch: 2, initialPrompt: "45", hotwords: "6" };
    const openVad = async () => scriptedVad(windowsOf(3));
    await collect(transcribeFile({ whisper, tokenizer: spelling }, noiseSource(57.6), options, { openVad }));
    const prompt = [tokenizer.sotPrev, 6, 4, 5, tokenizer.sot];
    expect(whisper.decoded.flat()).toEqual([prompt, prompt, prompt]);
  });

  test("show the text of their windows as it grows, in order, and then their segments and how far they are", async () => {
    const says = (mel: Float32Array) => whole(25.6, 20 + (frames(mel) % 7));
    const { events, transcript } = await run(speechAfterSilence(0.96, 25.6, 9.6, 24.32), { says }, { batch: 2 });
    const types = events.map(({ type }) => type);
    expect(types.slice(-5)).toEqual(["partial", "segments", "progress", "segments", "progress"]);
    expect(events.at(-5)).toEqual({ type: "partial", text: transcript.text });
    expect(
      events.filter(({ type }) => type === "progress").map((event) => "seconds" in event && event.seconds),
    ).toEqual([26.56, 60.48]);
  });
});

test("the language is that of the first window", async () => {
  const whisper = hearingWhisper({ says: () => whole(16), speaks: () => tokenizer.sot + 3 });
  const openVad = async () => scriptedVad(windowsOf(2));
  const multilingual = { ...tokenizer, isMultilingual: true, numLanguages: 4 };
  const options = { ...defaultOptions, language: undefined, vad: unpadded, batch: 2 };
  const steps = transcribeFile({ whisper, tokenizer: multilingual }, noiseSource(38.4), options, { openVad });
  const { events, transcript } = await collect(steps);
  expect(events[0]).toMatchObject({ type: "language", language: "de", probability: expect.closeTo(1, 6) });
  expect(transcript.language).toBe("de");
  expect(whisper.encoded).toEqual([1, 2]);
});

describe("windows that have to be decoded again", () => {
  const unsure = (mel: Float32Array) => ({ ...whole(20), avgLogprob: frames(mel) > 2500 ? -2 : -0.1 });
  /** The first of two windows is unsure below a temperature. */
  const ranUnsure = async (below: number, options: Partial<TranscribeOptions>, hearing: Partial<Hearing> = {}) => {
    const drawnAt: number[] = [];
    const draws = (temperature: number) => {
      drawnAt.push(temperature);
      return { ...whole(20, 30 + 10 * temperature), avgLogprob: temperature < below ? -2 : -0.1 };
    };
    const { transcript, whisper } = await run(
      speechAfterSilence(0.96, 25.6, 9.6, 24.32),
      { says: unsure, draws, ...hearing },
      { temperature: [0, 0.2, 0.4, 0.6, 0.8], ...options },
    );
    const found = transcript.segments.map(({ text, temperature }) => [text, temperature]);
    return { found, drawnAt, encoded: whisper.encoded };
  };

  test("are at all temperatures that there are slots for, on a processor at one after the other, encoded once more", async () => {
    const found = [
      [" w34", 0.4],
      [" w10", 0],
    ];
    const all = await ranUnsure(0.4, { batch: 4 }, { together: 2 });
    expect(all).toEqual({ found, drawnAt: [0.2, 0.4, 0.6, 0.8], encoded: [2, 1] });
    const twoByTwo = await ranUnsure(0.6, { batch: 2 });
    expect(twoByTwo).toEqual({
      found: [[" w36", 0.6], found[1]],
      drawnAt: [0.2, 0.4, 0.6, 0.8],
      encoded: [2, 1, 1],
    });
    const oneByOne = await ranUnsure(0.4, { batch: 4 }, { together: 1, worksBeside: false });
    expect(oneByOne).toEqual({ found, drawnAt: [0.2, 0.4], encoded: [1, 1, 1] });
  });

  test("keep the last text where none is good enough", async () => {
    const { found, drawnAt } = await ranUnsure(2, { batch: 2 });
    expect(drawnAt).toEqual([0.2, 0.4, 0.6, 0.8]);
    expect(found[0]).toEqual([" w38", 0.8]);
  });

  test("are one by one where of several draws the likeliest counts", async () => {
    const { found, drawnAt, encoded } = await ranUnsure(0.4, { batch: 4, bestOf: 2 }, { together: 2 });
    expect(found[0]).toEqual([" w34", 0.4]);
    expect(drawnAt).toEqual([0.2, 0.2, 0.4, 0.4]);
    expect(encoded).toEqual([2, 1]);
  });

  test("are on another device where one fails meanwhile, from the temperature on at which it did", async () => {
    let steps = 0;
    const onStep = async () => {
      if (steps++ === 4) throw new Error("lost");
    };
    const draws = () => whole(20, 33);
    const whisper = hearingWhisper({ says: unsure, draws, onStep });
    const { events, transcript } = await collect(
      start(
        speechAfterSilence(0.96, 25.6, 9.6, 24.32),
        whisper,
        { batch: 2, temperature: [0, 0.4] },
        { recover: async () => ({}) as never },
      ),
    );
    expect(events.filter(({ type }) => type === "recovered")).toHaveLength(1);
    expect(transcript.segments.map(({ text }) => text)).toEqual([" w33", " w10"]);
  });

  test("are all of them where the first temperature is not 0", async () => {
    const { whisper } = await run(
      windowsOf(2),
      { says: babble, draws: () => whole(16, 3) },
      { batch: 2, temperature: [0.4] },
    );
    expect(whisper.decoded).toEqual(["drawn", "drawn"]);
  });

  test("on another device, begin with the whole group", async () => {
    let failures = 1;
    const whisper = hearingWhisper({
      says: () => whole(16),
      onDecode: () => {
        if (failures-- > 0) throw new Error("lost");
      },
    });
    const { events, transcript } = await collect(
      start(windowsOf(2), whisper, { batch: 2 }, { recover: async () => ({}) as never }),
    );
    expect(events.find(({ type }) => type === "recovered")).toMatchObject({ seconds: 3.2 });
    expect(transcript.text).toBe(" w10 w10");
    expect(whisper.encoded).toEqual([2, 2]);
  });
});

test("cancelling keeps what was found", async () => {
  const abort = new AbortController();
  const found: string[] = [];
  const rest = async () => {
    for await (const event of start(
      windowsOf(8),
      hearingWhisper({ says: () => whole(16) }),
      { batch: 2 },
      { signal: abort.signal },
    )) {
      if (event.type !== "segments") continue;
      found.push(...event.segments.map(({ text }) => text));
      if (found.length === 2) abort.abort();
    }
  };
  await expect(rest()).rejects.toMatchObject({ name: "cancelled" });
  expect(found).toEqual([" w10", " w10"]);
});

test("reads what it decodes and little more, however long a window takes", async () => {
  // The first window is shorter than the others and is decoded second by second.
  const says = (mel: Float32Array): ScriptedWindow => {
    const left = frames(mel);
    return left < 1590 && left > 100 ? { tokens: [at(0), 10, at(1), at(1), 11] } : whole(16);
  };
  const speech = speechAfterSilence(3.2, 15.36, ...Array.from({ length: 78 }, (_, i) => (i % 2 === 0 ? 3.2 : 16)));
  const noise = noiseSource(secondsOf(speech));
  let read = 0;
  const source: AudioSource = {
    start: 0,
    seconds: undefined,
    read: () => {
      read++;
      return noise.read();
    },
  };
  const options = { ...defaultOptions, temperature: [0], vad: unpadded, batch: 3 };
  const openVad = async () => scriptedVad(speech);
  const whisper = hearingWhisper({ says });
  const progress: number[] = [];
  for await (const event of transcribeFile({ whisper, tokenizer }, source, options, { openVad })) {
    if (event.type !== "progress") continue;
    progress.push(event.seconds);
    // Six windows with the silence between them, a window that is being packed and a region that is being heard.
    expect(read - event.seconds).toBeLessThan(8 * 19.2 + 1);
  }
  expect(progress[0]).toBeCloseTo(18.56, 9);
  expect(progress).toHaveLength(40);
  // Sixteen rounds for the first window, one for each of the others.
  expect(whisper.encoded.reduce((sum, count) => sum + count, 0)).toBe(16 + 39);
});
