import { describe, expect, test } from "vitest";
import { noiseSource } from "../../testing/audio";
import { collect } from "../../testing/collect";
import { at, fakeTokenizer } from "../../testing/fakeTokenizer";
import { type ScriptedWindow, scriptedWhisper } from "../../testing/scriptedWhisper";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import { punctuatedTexts } from "../decoding/punctuatedTexts";
import { transcribe } from "./transcribe";

/** Token 40 is a full stop; a punctuated text to begin with is the words 41 and 42. */
const tokenizer = {
  ...fakeTokenizer,
  encode: () => [41, 42],
  decode: (tokens: readonly number[]) => fakeTokenizer.decode(tokens).replaceAll(" w40", "."),
};

const endless = (count: number): ScriptedWindow => ({
  tokens: [at(0), ...new Array(count).fill(10).map((w, i) => w + (i % 20)), at(30)],
});
const ended: ScriptedWindow = { tokens: [at(0), 11, 12, 40, at(30)] };

async function run(script: readonly ScriptedWindow[], options: Partial<TranscribeOptions> = {}) {
  const whisper = scriptedWhisper(script);
  const all = { ...defaultOptions, temperature: [0], punctuate: punctuatedTexts, ...options };
  const { events, transcript } = await collect(transcribe({ whisper, tokenizer }, noiseSource(60), all));
  return { events, transcript, prompts: whisper.windows.map(({ prompt }) => prompt) };
}

describe("a first window that ends no sentence", () => {
  test("is decoded once more after a punctuated text, and what follows goes on from that", async () => {
    const { events, transcript, prompts } = await run([endless(25), { ...ended, avgLogprob: -0.19 }, ended]);
    expect(transcript.text).toBe(" w11 w12. w11 w12.");
    expect(prompts).toEqual([[51], [55, 41, 42, 51], [55, at(0), 11, 12, 40, at(30), 51]]);
    // What is shown meanwhile stays.
    const partials = events.slice(
      0,
      events.findIndex(({ type }) => type === "segments"),
    );
    expect(partials.some((event) => event.type === "partial" && event.text.includes("w12."))).toBe(false);
  });

  test("stays as it is where the other text is less probable by more than a tenth, or ends no sentence either", async () => {
    for (const again of [{ ...ended, avgLogprob: -0.21 }, endless(26)]) {
      const { transcript, prompts } = await run([endless(25), again, ended]);
      expect(transcript.segments[0]?.text.split(" ")).toHaveLength(26);
      expect(prompts).toHaveLength(3);
      expect(prompts[2]).not.toContain(41);
    }
  });

  test.each([
    ["says little", endless(24), {}],
    ["ends a sentence", ended, {}],
    ["follows a prompt of the user's", endless(30), { initialPrompt: "So" }],
    ["is in a language without punctuation", endless(30), { language: "th" }],
    ["is not to be punctuated", endless(30), { punctuate: undefined }],
  ])("is decoded once where it %s", async (_, window, options) => {
    expect((await run([window, ended], options)).prompts).toHaveLength(2);
  });

  test("is the first with text, and no later one", async () => {
    const silent = { ...endless(25), noSpeechProb: 0.9, avgLogprob: -1.5 };
    expect((await run([silent, endless(25), ended])).prompts).toHaveLength(3);
    expect((await run([ended, endless(25)])).prompts).toHaveLength(2);
  });
});
