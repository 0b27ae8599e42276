import { expect, test } from "vitest";
import { defaultOptions } from "../transcribeOptions";
import type { TranscribeEvent, Transcript } from "../transcript/types";
import { holdAudio, timeSpeech } from "./timeSpeech";

/** A model that takes ten milliseconds before each event. */
function slowModel(events: readonly TranscribeEvent[]) {
  return {
    async *transcribe(): AsyncGenerator<TranscribeEvent, Transcript> {
      for (const event of events) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        yield event;
      }
      return { text: "Two lamps", language: "en", segments: [] };
    },
  };
}

const source = { start: 0, seconds: 1, read: async () => null };

test("the first text is the first that has words", async () => {
  const { milliseconds, firstText, text } = await timeSpeech(
    slowModel([
      { type: "progress", seconds: 0, totalSeconds: 1 },
      { type: "partial", text: " " },
      { type: "partial", text: "Two" },
      { type: "segments", segments: [] },
    ]),
    source,
    defaultOptions,
  );
  expect(text).toBe("Two lamps");
  expect(firstText).toBeGreaterThanOrEqual(29);
  expect(milliseconds).toBeGreaterThanOrEqual((firstText ?? 0) + 9);
});

test("where nothing is said there is no first text", async () => {
  const { firstText } = await timeSpeech(slowModel([]), source, defaultOptions);
  expect(firstText).toBeUndefined();
});

test("held audio is read again and again", async () => {
  const chunks = [new Float32Array(16000), new Float32Array(8000)];
  let next = 0;
  const held = await holdAudio({ start: 0, seconds: undefined, read: async () => chunks[next++] ?? null });
  expect(held.seconds).toBe(1.5);
  for (let time = 0; time < 2; time++) {
    const again = held.open();
    expect([(await again.read())?.length, (await again.read())?.length, await again.read()]).toEqual([
      16000,
      8000,
      null,
    ]);
  }
});
