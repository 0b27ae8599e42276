import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect";
import { babble, framesOf, runBatch, startBatch, whole, windowsOf } from "../../testing/hearBatches";
import { type Hearing, hearingWhisper } from "../../testing/hearingWhisper";
import { speechAfterSilence } from "../../testing/scriptedVad";
import type { TranscribeOptions } from "../../transcribeOptions";

describe("windows that have to be decoded again", () => {
  const unsure = (mel: Float32Array) => ({ ...whole(20), avgLogprob: framesOf(mel) > 2500 ? -2 : -0.1 });
  /** The first of two windows is unsure below a temperature. */
  const ranUnsure = async (below: number, options: Partial<TranscribeOptions>, hearing: Partial<Hearing> = {}) => {
    const drawnAt: number[] = [];
    const draws = (temperature: number) => {
      drawnAt.push(temperature);
      return { ...whole(20, 30 + 10 * temperature), avgLogprob: temperature < below ? -2 : -0.1 };
    };
    const { transcript, whisper } = await runBatch(
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
      startBatch(
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
    const { whisper } = await runBatch(
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
      startBatch(windowsOf(2), whisper, { batch: 2 }, { recover: async () => ({}) as never }),
    );
    expect(events.find(({ type }) => type === "recovered")).toMatchObject({ seconds: 3.2 });
    expect(transcript.text).toBe(" w10 w10");
    expect(whisper.encoded).toEqual([2, 2]);
  });
});
