import { describe, expect, test } from "vitest";
import { SottoError } from "../../errors";
import { noiseSource } from "../../testing/audio";
import { collect, segmentsOf } from "../../testing/collect";
import { at, fakeTokenizer } from "../../testing/fakeTokenizer";
import { scriptedVad, secondsOf, speechAfterSilence } from "../../testing/scriptedVad";
import { type ScriptedWindow, scriptedWhisper } from "../../testing/scriptedWhisper";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import { transcribeFile } from "./transcribeFile";

const said: ScriptedWindow = {
  tokens: [at(0), 10, at(2), at(2), 11, at(10), at(10), 12, at(20), at(20), 13, at(30)],
};

async function run(speech: readonly number[], options: Partial<TranscribeOptions> = {}, window = said) {
  const whisper = scriptedWhisper([window]);
  const all = { ...defaultOptions, temperature: [0], guardSilence: true, ...options };
  const control = { openVad: async () => scriptedVad(speech) };
  const steps = transcribeFile({ whisper, tokenizer: fakeTokenizer }, noiseSource(secondsOf(speech)), all, control);
  const { events, transcript } = await collect(steps);
  return { events, transcript, prompts: whisper.windows.map(({ prompt }) => prompt) };
}

describe("the guard against words in silence", () => {
  // Speech from 3.2 to 6.4 s of the first window, none in the second, all of the third.
  const speech = speechAfterSilence(3.2, 3.2, 54.24, 29.344);

  test("decodes no window without speech and drops segments without any, from text, events and prompt", async () => {
    const { events, transcript, prompts } = await run(speech);
    expect(transcript.segments.map(({ start, text }) => [start, text])).toEqual([
      [2, " w11"],
      [60, " w10"],
      [62, " w11"],
      [70, " w12"],
      [80, " w13"],
    ]);
    expect(transcript.text).toBe(" w11 w10 w11 w12 w13");
    expect(segmentsOf(events)).toEqual(transcript.segments);
    expect(prompts).toEqual([[51], [55, at(2), 11, at(10), 51]]);
    const progress = events.flatMap((event) => (event.type === "progress" ? [Math.round(event.seconds)] : []));
    expect(progress).toEqual([30, 60, 90]);
  });

  test("keeps a faint voice that the model is sure of, and drops one that it is not", async () => {
    // A sigh at 4.8 s, too short for the detector.
    const sigh = [...speechAfterSilence(4.8), 0.6, 0.4, ...speechAfterSilence(24.96)];
    const texts = async (window: ScriptedWindow) => (await run(sigh, {}, window)).transcript.text;
    expect(await texts({ ...said, noSpeechProb: 0.1, avgLogprob: -0.9 })).toBe(" w11");
    expect(await texts({ ...said, noSpeechProb: 0.3, avgLogprob: -0.9 })).toBe("");
    expect(await texts({ ...said, noSpeechProb: 0.1, avgLogprob: -1.1 })).toBe("");
  });

  test("does without a detector that cannot be had, and fails with one that is broken", async () => {
    const whisper = scriptedWhisper([said]);
    const all = { ...defaultOptions, temperature: [0], guardSilence: true };
    const without = (error: Error) =>
      collect(
        transcribeFile({ whisper, tokenizer: fakeTokenizer }, noiseSource(30), all, {
          openVad: () => Promise.reject(error),
        }),
      );
    expect((await without(new SottoError("offline", "No network."))).transcript.segments).toHaveLength(4);
    await expect(without(new SottoError("model-corrupt", "Broken."))).rejects.toThrow("Broken.");
  });

  test("is off unless asked for", async () => {
    const { transcript, prompts } = await run(speech, { guardSilence: false });
    expect(transcript.segments).toHaveLength(12);
    expect(prompts).toHaveLength(3);
  });

  test("leaves speech without silence as it is", async () => {
    const spoken = [0.9, ...speechAfterSilence(0, 59.968)];
    const { transcript } = await run(spoken);
    expect(transcript).toEqual((await run(spoken, { guardSilence: false })).transcript);
  });

  test("gives nothing where nobody speaks, and asks no model", async () => {
    const { transcript, prompts } = await run(speechAfterSilence(64));
    expect(transcript).toEqual({ text: "", language: "en", segments: [] });
    expect(prompts).toEqual([]);
  });
});
