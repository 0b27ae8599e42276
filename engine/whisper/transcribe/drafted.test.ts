import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { seededNumbers } from "../../../kernels/testing/data";
import { openTestWasm } from "../../../kernels/testing/wasm";
import { drain } from "../../events";
import type { DraftModels } from "../../recogniser";
import { goldenUrl } from "../../testing/goldens";
import { smallestDims, writeGgml } from "../../testing/writeGgml";
import { defaultOptions } from "../../transcribeOptions";
import { loadWhisper } from "../loadWhisper";

const large = readFileSync(goldenUrl("micro-v3/ggml-micro-v3.bin"));
const distilled = readFileSync(goldenUrl("micro-distil/ggml-micro-distil.bin"));
const english = writeGgml({ dims: smallestDims, type: "q8_0", seed: 1 });
const samples = seededNumbers(4, 40 * 16000, { scale: 0.1 });

const open = () => openTestWasm({ precision: "i16", relaxed: true, threads: 1 });

async function transcribed(draft?: DraftModels) {
  const backend = await open();
  const model = await loadWhisper(backend, large, { draft });
  let isRead = false;
  const read = async () => {
    if (isRead) return null;
    isRead = true;
    return samples;
  };
  // Random weights never end a text.
  const options = { ...defaultOptions, language: "en", temperature: [0], sampleLen: 40, noSpeechThreshold: undefined };
  const { drafts } = model.transcriber;
  const transcript = await drain(model.transcribe({ start: 0, seconds: 40, read }, options));
  model.dispose();
  expect(backend.memory).toBe(0);
  return { transcript, right: drafts?.right };
}

describe("a file that another model writes ahead", () => {
  test("has the same segments to the last bit", async () => {
    const { transcript: alone, right } = await transcribed();
    expect(right).toBeUndefined();
    expect(alone.segments.flatMap(({ tokens }) => tokens).length).toBeGreaterThan(20);
    const byDistilled = await transcribed({ models: [distilled], use: "always" });
    const byItself = await transcribed({ models: [english, large], use: "always" });
    const tried = await transcribed({ models: [distilled], use: "if faster" });
    for (const { transcript } of [byDistilled, byItself, tried]) expect(transcript).toEqual(alone);
    expect(byItself.right).toBeGreaterThan(byDistilled.right ?? 1);
  });

  test("needs one with the same vocabulary, or goes on without where none has to be", async () => {
    const backend = await open();
    const models = [english];
    await expect(loadWhisper(backend, large, { draft: { models, use: "always" } })).rejects.toMatchObject({
      name: "model-unknown",
      message: "The model for drafts has another vocabulary than the model that is asked, expected the same one.",
    });
    expect(backend.memory).toBe(0);
    const model = await loadWhisper(backend, large, { draft: { models, use: "if faster" } });
    expect(model.transcriber.drafts).toBeUndefined();
    model.dispose();
  });
});
