import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noiseSource } from "../../testing/audio";
import { collect, segmentsOf } from "../../testing/collect";
import { at, fakeTokenizer } from "../../testing/fakeTokenizer";
import { scriptedVad, secondsOf, speechAfterSilence } from "../../testing/scriptedVad";
import { type ScriptedWhisper, type ScriptedWindow, scriptedWhisper } from "../../testing/scriptedWhisper";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import { transcribeFile } from "./transcribeFile";
import type { Transcriber } from "./transcriber";

const tokenizer = fakeTokenizer;
/** The detector's steps are 32 ms: times of regions without padding are multiples of it. */
const unpadded = { speechPadMs: 0 };

function run(
  probabilities: readonly number[],
  whisper: ScriptedWhisper,
  options: Partial<TranscribeOptions> = {},
  transcriber: Partial<Transcriber> = {},
) {
  const openVad = async () => scriptedVad(probabilities);
  const all = { ...defaultOptions, temperature: [0], vad: unpadded, ...options };
  const source = noiseSource(secondsOf(probabilities));
  return collect(transcribeFile({ whisper, tokenizer, ...transcriber }, source, all, { openVad }));
}

/** One segment that ends the window. */
const whole = (end: number, word = 10): ScriptedWindow => ({ tokens: [at(0), word, at(end)] });

describe("audio without speech", () => {
  test("gives an empty text and encodes no window", async () => {
    const whisper = scriptedWhisper([whole(5)]);
    const encode = () => Promise.reject(new Error("encoded"));
    const { events, transcript } = await run(speechAfterSilence(64), { ...whisper, encode: encode as never });
    expect(transcript).toEqual({ text: "", language: "en", segments: [] });
    expect(events).toEqual([{ type: "progress", seconds: 64, totalSeconds: 64 }]);
  });

  test("needs no language either", async () => {
    const multilingual = { ...tokenizer, isMultilingual: true, numLanguages: 99 };
    const options = { language: undefined };
    const { transcript } = await run(speechAfterSilence(8), scriptedWhisper([]), options, { tokenizer: multilingual });
    expect(transcript.text).toBe("");
  });
});

describe("audio with silence in it", () => {
  // 3.2…6.4 s and 16…19.2 s
  const speech = speechAfterSilence(3.2, 3.2, 9.6, 3.2, 12.8);

  test("is heard without it and gives times of the original audio", async () => {
    const whisper = scriptedWhisper([{ tokens: [at(0), 10, at(3.2), at(3.2), 11, 12, at(6.4)] }]);
    const { events, transcript } = await run(speech, whisper);
    expect(transcript.text).toBe(" w10 w11 w12");
    expect(transcript.segments.map(({ seek, start, end }) => [seek, start, end])).toEqual([
      [320, 3.2, 6.4],
      [320, 16, 19.2],
    ]);
    expect(segmentsOf(events)).toEqual(transcript.segments);
    expect(whisper.windows).toHaveLength(1);
    const heard = whisper.windows[0]!.mel;
    // 6.4 s and nothing else
    expect(heard.subarray(640 * 80).every((value) => value === 0)).toBe(true);
    expect(heard.subarray(639 * 80, 640 * 80).some((value) => value !== 0)).toBe(true);
    expect(events.at(-1)).toEqual({ type: "progress", seconds: 32, totalSeconds: 32 });
  });

  test("counts the silence before what was transcribed as progress, and the end of the file at the end", async () => {
    const whisper = scriptedWhisper([{ tokens: [at(0), 10, at(4.2), at(4.2), 11] }, whole(2.2)]);
    const { events } = await run(speech, whisper);
    expect(events.filter(({ type }) => type === "progress")).toEqual([
      { type: "progress", seconds: 17, totalSeconds: 32 },
      { type: "progress", seconds: 32, totalSeconds: 32 },
    ]);
  });

  test("tells the second of a failed device in the original audio", async () => {
    const whisper = scriptedWhisper([whole(6.4)]);
    let failed = false;
    const failing = {
      ...whisper,
      encode: (mel: Parameters<typeof whisper.encode>[0]) => {
        if (failed) return whisper.encode(mel);
        failed = true;
        throw new Error("lost");
      },
    };
    const recover = async () => ({}) as never;
    const { events } = await run(speech, failing, {}, { recover });
    expect(events.find(({ type }) => type === "recovered")).toMatchObject({ seconds: 3.2 });
  });

  test("is transcribed in the clips alone, which are those of the original audio", async () => {
    const whisper = scriptedWhisper([whole(2)]);
    const { transcript } = await run(speech, whisper, { clipTimestamps: [0, 4.2, 18.2] });
    expect(transcript.segments.map(({ start, end }) => [start, end])).toEqual([[3.2, 19.2]]);
    const heard = whisper.windows[0]!.mel;
    expect(heard.subarray(200 * 80).every((value) => value === 0)).toBe(true);
  });

  test("ends what runs on the device when its consumer stops", async () => {
    const whisper = scriptedWhisper([{ tokens: [at(0), ...new Array<number>(200).fill(10), at(6.4)] }]);
    let ended = false;
    const slow = {
      ...whisper,
      startDecoding: (...given: Parameters<typeof whisper.startDecoding>) => {
        const inference = whisper.startDecoding(...given);
        const generate: typeof inference.generate = async (...request) => {
          const result = await inference.generate(...request);
          ended = true;
          return result;
        };
        return { ...inference, generate };
      },
    };
    const openVad = async () => scriptedVad(speech);
    const options = { ...defaultOptions, vad: unpadded };
    const steps = transcribeFile({ whisper: slow, tokenizer }, noiseSource(32), options, { openVad });
    expect((await steps.next()).value).toMatchObject({ type: "partial" });
    await steps.return({ text: "", language: "en", segments: [] });
    expect(ended).toBe(true);
  });
});

test("without a way to open the detector it says so", async () => {
  const options = { ...defaultOptions, vad: {} };
  const steps = transcribeFile({ whisper: scriptedWhisper([]), tokenizer }, noiseSource(1), options);
  await expect(steps.next()).rejects.toThrow("no way to open it");
});

test("times come in order, lie in the file and begin and end in speech, whatever is said", async () => {
  const lengths = fc.array(fc.integer({ min: 10, max: 250 }), { minLength: 2, maxLength: 9 });
  const window = fc
    .uniqueArray(fc.integer({ min: 0, max: 1500 }), { minLength: 2, maxLength: 8 })
    .map((times) => times.sort((a, b) => a - b))
    .map((times): ScriptedWindow => ({ tokens: times.slice(1).flatMap((time, i) => [58 + times[i]!, 10, 58 + time]) }));
  await fc.assert(
    fc.asyncProperty(lengths, fc.array(window, { minLength: 1, maxLength: 4 }), async (steps, script) => {
      const speech = speechAfterSilence(...steps.map((count) => count * 0.032));
      const total = secondsOf(speech);
      const { events, transcript } = await run(speech, scriptedWhisper(script));
      let last = 0;
      for (const { start, end } of transcript.segments) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThanOrEqual(start);
        last = start;
        for (const time of [start, end]) {
          expect(time).toBeLessThanOrEqual(total + 0.001);
          const step = (time * 1000) / 32;
          const touching = [speech[Math.floor(step - 0.1)], speech[Math.ceil(step + 0.1) - 1]];
          expect(Math.max(...touching.map((probability) => probability ?? 0))).toBe(0.99);
        }
      }
      const seconds = events.flatMap((event) => (event.type === "progress" ? [event.seconds] : []));
      expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
      expect(seconds.at(-1)).toBeCloseTo(total, 9);
    }),
    { numRuns: 25 },
  );
});
