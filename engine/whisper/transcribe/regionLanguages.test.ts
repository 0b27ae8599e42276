import { describe, expect, test } from "vitest";
import { noiseSource } from "../../testing/audio";
import { collect, segmentsOf } from "../../testing/collect";
import { at, fakeTokenizer } from "../../testing/fakeTokenizer";
import { type Hearing, hearingWhisper } from "../../testing/hearingWhisper";
import { scriptedVad, secondsOf, speechAfterSilence } from "../../testing/scriptedVad";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import { transcribeFile } from "./transcribeFile";
import type { Transcriber } from "./transcriber";

const tokenizer = { ...fakeTokenizer, isMultilingual: true, numLanguages: 4 };
/** The first four languages: en, zh, de, es. */
const [en, , de] = [1, 2, 3].map((i) => tokenizer.sot + i) as [number, number, number];

/** Frames that are not silent: how a window is told here. */
function framesOf(mel: Float32Array): number {
  let frames = 0;
  for (let frame = 0; frame < mel.length / 80; frame++) if (mel[frame * 80] !== 0) frames = frame + 1;
  return frames;
}

function run(
  speech: readonly number[],
  hearing: Partial<Hearing>,
  options: Partial<TranscribeOptions> = {},
  transcriber: Partial<Transcriber> = {},
) {
  // A word, until the sound ends.
  const says = (mel: Float32Array) => ({ tokens: [at(0), 10, at(Math.floor(framesOf(mel) / 2) / 50)] });
  const whisper = hearingWhisper({ says, ...hearing });
  const all = { ...defaultOptions, language: undefined, redetectLanguage: true, temperature: [0], ...options };
  const openVad = async () => scriptedVad(speech);
  const steps = transcribeFile({ whisper, tokenizer, ...transcriber }, noiseSource(secondsOf(speech)), all, {
    openVad,
  });
  return collect(steps).then((collected) => ({ ...collected, whisper }));
}

// Speech from 3.2 to 9.6, from 16 to 22.4, and from 28.8 to 32 seconds.
const speech = speechAfterSilence(3.2, 6.4, 6.4, 6.4, 6.4, 3.2, 1.6);
/** The shortest region is German, the others English. */
const speaks = (mel: Float32Array): number => (framesOf(mel) < 400 ? de : en);

describe.each([{ batch: undefined }, { batch: 2 }])("with $batch windows at once", ({ batch }) => {
  const options = { vad: { speechPadMs: 0 }, ...(batch === undefined ? {} : { batch }) };

  test("what follows a change of language is transcribed in the new one", async () => {
    const { events, transcript, whisper } = await run(speech, { speaks }, options);
    expect(events.filter(({ type }) => type === "language")).toEqual([
      { type: "language", language: "en", probability: expect.closeTo(1, 6) },
      { type: "language", language: "de", probability: expect.closeTo(1, 6) },
    ]);
    expect(transcript.segments.map(({ start, language }) => [start, language])).toEqual([
      [3.2, "en"],
      [28.8, "de"],
    ]);
    expect(segmentsOf(events)).toEqual(transcript.segments);
    expect(transcript.language).toBe("en");
    const prompts = whisper.decoded.flatMap((each) => (each === "drawn" ? [] : each));
    const languageTokens = prompts.map((prompt) => prompt[prompt.indexOf(tokenizer.sot) + 1]);
    expect(languageTokens.slice(0, 2)).toEqual([
      tokenizer.sotSequence("en", "transcribe")[1],
      tokenizer.sotSequence("de", "transcribe")[1],
    ]);
    expect(events.at(-1)).toEqual({ type: "progress", seconds: 33.6, totalSeconds: 33.6 });
  });

  test("one language is one stretch, with a mark on every segment", async () => {
    const { events, transcript } = await run(speech, { speaks: () => de }, options);
    expect(events.filter(({ type }) => type === "language")).toHaveLength(1);
    expect(transcript.segments.map(({ language }) => language)).toEqual(["de"]);
  });
});

test("a word or two are taken for the language before them", async () => {
  const short = speechAfterSilence(3.2, 6.4, 6.4, 0.64, 6.4);
  const { transcript } = await run(short, { speaks: (mel) => (framesOf(mel) < 100 ? de : en) });
  expect(new Set(transcript.segments.map(({ language }) => language))).toEqual(new Set(["en"]));
});

test("a language that is named, or a model that knows one only, leaves nothing to be found", async () => {
  const named = await run(speech, {}, { language: "de" });
  expect(named.events.some(({ type }) => type === "language")).toBe(false);
  const english = await run(speech, {}, {}, { tokenizer: fakeTokenizer });
  expect(english.transcript.language).toBe("en");
  expect(english.transcript.segments.some(({ language }) => language !== undefined)).toBe(false);
});

test("a device that fails while it looks for the language is replaced", async () => {
  let failures = 1;
  const device = { kind: "wasm" } as never;
  const { events, transcript } = await run(
    speech,
    {
      speaks: (mel) => {
        if (failures-- > 0) throw new Error("lost");
        return speaks(mel);
      },
    },
    { vad: { speechPadMs: 0 } },
    { recover: async () => device },
  );
  expect(events[0]).toEqual({ type: "recovered", seconds: 3.2, device });
  expect(transcript.segments).toHaveLength(2);
});
