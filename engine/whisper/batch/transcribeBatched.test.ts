import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { AudioSource } from "../../audio/source";
import { noiseSource } from "../../testing/audio";
import { collect, segmentsOf } from "../../testing/collect";
import { at, fakeTokenizer as tokenizer } from "../../testing/fakeTokenizer";
import { babble, framesOf, runBatch, startBatch, unpadded, whole, windowsOf } from "../../testing/hearBatches";
import { type Hearing, hearingWhisper } from "../../testing/hearingWhisper";
import { scriptedVad, secondsOf, speechAfterSilence } from "../../testing/scriptedVad";
import type { ScriptedWindow } from "../../testing/scriptedWhisper";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import { MelFrames } from "../logMel/melFrames";
import { transcribeFile } from "../transcribe/transcribeFile";

describe("a transcript", () => {
  test("is the same for every number of windows at once, in order and within the file", async () => {
    const lengths = fc.array(fc.integer({ min: 10, max: 900 }), { minLength: 6, maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.constantFrom([0], [0, 0.2]), async (steps, temperature) => {
        const speech = speechAfterSilence(...steps.map((count) => count * 0.032));
        const total = secondsOf(speech);
        const hearing = { says: babble, draws: () => whole(4, 5) };
        const [one, ...others] = await Promise.all(
          [1, 3, 4].map((batch) => runBatch(speech, hearing, { batch, temperature })),
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
    const { transcript } = await runBatch(windowsOf(2), { says: () => whole(16) }, { batch: 2 });
    expect(transcript.segments.map(({ seek, start: begin, end }) => [seek, begin, end])).toEqual([
      [320, 3.2, 19.2],
      [2240, 22.4, 38.4],
    ]);
    expect(transcript.text).toBe(" w10 w10");
  });

  test("hears a tenth of a second before and behind speech, unless another padding is asked for", async () => {
    const begins = async (vad: TranscribeOptions["vad"]) => {
      const { transcript } = await runBatch(windowsOf(2), { says: () => whole(16) }, { batch: 2, vad });
      return transcript.segments.map(({ start: begin }) => begin);
    };
    expect(await begins(undefined)).toEqual([3.1, 22.3]);
    expect(await begins({ threshold: 0.4 })).toEqual([3.1, 22.3]);
    expect(await begins({ speechPadMs: 30 })).toEqual([3.17, 22.37]);
  });

  test("is empty where nobody speaks, and nothing is encoded", async () => {
    const { transcript, whisper, events } = await runBatch(speechAfterSilence(64), { says: babble }, { batch: 4 });
    expect(transcript).toEqual({ text: "", language: "en", segments: [] });
    expect(events).toEqual([{ type: "progress", seconds: 64, totalSeconds: 64 }]);
    expect(whisper.encoded).toEqual([]);
  });

  test("goes on where a text ends more than ten seconds before the speech of its window", async () => {
    const ends = async (first: number) => {
      const says = (mel: Float32Array) => (framesOf(mel) > 2000 ? whole(first) : whole(4, 11));
      const { transcript, whisper } = await runBatch(speechAfterSilence(1.6, 25.6, 1.6, 25.6), { says }, { batch: 2 });
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
    const { transcript, whisper } = await runBatch(
      speechAfterSilence(1.6, 25.6, 1.6, 25.6),
      { says: (mel) => (framesOf(mel) > 2000 ? { tokens: [at(0), 10, at(20), at(20), 11] } : whole(5.6, 12)) },
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
    await collect(startBatch(windowsOf(5), whisper, { batch: 3 }));
    expect(before[0]).toBe(3);
    expect(whisper.encoded).toEqual([1, 1, 1, 1, 1]);
  });

  test("are told of once where there is memory for fewer at a time than were asked for", async () => {
    const fewer = async (room: number | undefined, windows = 6) => {
      const hearing = { says: () => whole(16), ...(room && { room }) };
      const { events, transcript } = await runBatch(windowsOf(windows), hearing, { batch: 4 });
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
    const { whisper } = await runBatch(windowsOf(4), { says: () => whole(16) }, { batch: 2 });
    expect(normalised).toHaveBeenCalledTimes(4);
    normalised.mockRestore();
    expect(whisper.encoded.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  test("that are the only one are decoded without a batch, which takes memory", async () => {
    const { whisper, transcript } = await runBatch(windowsOf(1), { says: () => whole(16) }, { batch: 8 });
    expect(transcript.text).toBe(" w10");
    expect([whisper.encoded, whisper.opened]).toEqual([[1], []]);
  });

  test("that take long hold up none of the others", async () => {
    const isFirst = (mel: Float32Array) => framesOf(mel) > 2000;
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
    const says = (mel: Float32Array) => whole(25.6, 20 + (framesOf(mel) % 7));
    const { events, transcript } = await runBatch(speechAfterSilence(0.96, 25.6, 9.6, 24.32), { says }, { batch: 2 });
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

test("cancelling keeps what was found", async () => {
  const abort = new AbortController();
  const found: string[] = [];
  const rest = async () => {
    for await (const event of startBatch(
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
    const left = framesOf(mel);
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
