import { describe, expect, test } from "vitest";
import { noiseSource } from "../../testing/audio";
import { collect } from "../../testing/collect";
import { at, fakeTokenizer, fakeVocab } from "../../testing/fakeTokenizer";
import { type HearingWhisper, hearingWhisper } from "../../testing/hearingWhisper";
import { scriptedVad, secondsOf, speechAfterSilence } from "../../testing/scriptedVad";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import type { TranscribeEvent } from "../../transcript/types";
import { transcribeFile } from "./transcribeFile";

const tokenizer = { ...fakeTokenizer, isMultilingual: true, numLanguages: 4 };

/** Logits of en, zh, de and es for each window that is asked, one after the other. */
type Script = readonly (readonly [number, number, number, number])[];

const german = [0, 0, 9, 0] as const;
/** 28 % for English, 27 for the others but one. */
const unsure = [0.1, 0, 0.05, 0] as const;
const rather = [0, 0, 0.5, 0] as const;

/** A Whisper whose windows are asked for their language; they are kept. */
function asked(script: Script): HearingWhisper & { readonly windows: readonly Float32Array[] } {
  const windows: Float32Array[] = [];
  const plain = hearingWhisper({ says: () => ({ tokens: [at(0), 10, at(1)] }) });
  const { startDecoding } = plain;
  return Object.assign(plain, {
    windows,
    startDecoding: (...given: Parameters<HearingWhisper["startDecoding"]>) => ({
      ...startDecoding(...given),
      step: async () => {
        windows.push((given[0] as unknown as { mels: readonly Float32Array[] }).mels[0]!);
        const row = new Float32Array(fakeVocab);
        row.set(script[Math.min(windows.length, script.length) - 1]!, tokenizer.sot + 1);
        return row;
      },
    }),
  });
}

async function languageOf(
  speech: readonly number[],
  script: Script,
  options: Partial<TranscribeOptions> = {},
): Promise<{ readonly found: TranscribeEvent | undefined; readonly windows: readonly Float32Array[] }> {
  const whisper = asked(script);
  const all = {
    ...defaultOptions,
    language: undefined,
    detectLanguageWindow: "speech" as const,
    temperature: [0],
    ...options,
  };
  const control = { openVad: async () => scriptedVad(speech) };
  const steps = transcribeFile({ whisper, tokenizer }, noiseSource(secondsOf(speech)), all, control);
  const { events } = await collect(steps);
  return { found: events.find(({ type }) => type === "language"), windows: whisper.windows };
}

/** Frames of a window that are not the silence behind the audio. */
function contentOf(window: Float32Array): number {
  const last = window.at(-1);
  return window.findLastIndex((value) => value !== last) / 80;
}

describe("the language of the first speech", () => {
  // Speech from 38.4 to 41.6 and from 80 to 92.8 of 96 seconds.
  const speech = speechAfterSilence(38.4, 3.2, 38.4, 12.8, 3.2);

  test("is asked of the window that begins with it", async () => {
    const { found, windows } = await languageOf(speech, [german]);
    expect(found).toMatchObject({ language: "de", probability: expect.closeTo(1, 3) });
    expect(windows).toHaveLength(1);
  });

  test("is that of the next speech where the first is not sure of it", async () => {
    const { found, windows } = await languageOf(speech, [unsure, german]);
    expect(found).toMatchObject({ language: "de", probability: expect.closeTo(1, 3) });
    expect(windows.map((window) => Math.round(contentOf(window) / 100))).toEqual([30, 16]);
  });

  test("is what they say together where none is sure", async () => {
    const { found, windows } = await languageOf(speech, [unsure, rather]);
    expect(found).toMatchObject({ language: "de" });
    expect(found?.type === "language" && found.probability).toBeLessThan(0.5);
    expect(windows).toHaveLength(2);
  });

  test("takes three windows at most", async () => {
    const long = speechAfterSilence(1.6, 160);
    expect((await languageOf(long, [unsure])).windows).toHaveLength(3);
  });

  test("is that of the first window where nobody speaks, or where that is asked for", async () => {
    const nobody = await languageOf(speechAfterSilence(64), [german]);
    expect(nobody.found).toMatchObject({ language: "de" });
    const first = await languageOf(speech, [unsure, german], { detectLanguageWindow: "first" });
    expect(first.found).toMatchObject({ language: "en" });
    expect(first.windows).toHaveLength(1);
  });

  test("is looked for among all windows of speech where silence is left out or windows go together", async () => {
    const long = speechAfterSilence(1.6, 80, 3.2);
    for (const options of [{ vad: {} }, { batch: 2 }]) {
      expect((await languageOf(long, [unsure, german], options)).found).toMatchObject({ language: "de" });
    }
  });
});
