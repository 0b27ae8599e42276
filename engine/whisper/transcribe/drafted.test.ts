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
  const model = await loadWhisper(backend, large);
  await model.writeAhead?.(draft);
  let isRead = false;
  const read = async () => {
    if (isRead) return null;
    isRead = true;
    return samples;
  };
  // Random weights never end a text.
  const options = { ...defaultOptions, language: "en", temperature: [0], sampleLen: 40, noSpeechThreshold: undefined };
  const { drafts } = model.transcriber;
  const held = backend.memory;
  const transcript = await drain(model.transcribe({ start: 0, seconds: 40, read }, options));
  const { right } = drafts ?? {};
  await model.writeAhead?.(undefined);
  // What wrote ahead is gone, and leaves the model as it was.
  if (drafts) expect(backend.memory).toBeLessThan(held);
  expect(model.transcriber.drafts).toBeUndefined();
  model.dispose();
  expect(backend.memory).toBe(0);
  return { transcript, right };
}

/** Models that may write ahead of the large one, read one after another. */
function draftsOf(models: readonly Uint8Array[], use: DraftModels["use"]): DraftModels {
  return { models: models.map((bytes) => async () => bytes), use, main: async () => large };
}

describe("a file that another model writes ahead", () => {
  test("has the same segments to the last bit", async () => {
    const { transcript: alone, right } = await transcribed();
    expect(right).toBeUndefined();
    expect(alone.segments.flatMap(({ tokens }) => tokens).length).toBeGreaterThan(20);
    const byDistilled = await transcribed(draftsOf([distilled], "always"));
    const byItself = await transcribed(draftsOf([english, large], "always"));
    const tried = await transcribed(draftsOf([distilled], "if-faster"));
    for (const { transcript } of [byDistilled, byItself, tried]) expect(transcript).toEqual(alone);
    expect(byItself.right).toBeGreaterThan(byDistilled.right ?? 1);
  });

  test("needs one with the same vocabulary, or goes on without where none has to be", async () => {
    const backend = await open();
    const model = await loadWhisper(backend, large);
    const alone = backend.memory;
    await expect(model.writeAhead?.(draftsOf([english], "always"))).rejects.toMatchObject({
      name: "model-unknown",
      message: "The model for drafts has another vocabulary than the model that is asked, expected the same one.",
    });
    expect(backend.memory).toBe(alone);
    await model.writeAhead?.(draftsOf([english], "if-faster"));
    expect(model.transcriber.drafts).toBeUndefined();
    model.dispose();
  });

  test("is not written ahead by itself on the processor, where an encoder of its own would lose", async () => {
    const main = writeGgml({ dims: { ...smallestDims, nAudioLayer: 2 }, type: "q8_0", seed: 2 });
    const model = await loadWhisper(await open(), main);
    const drafts = (use: DraftModels["use"]) => ({ ...draftsOf([english], use), main: async () => main });
    await model.writeAhead?.(drafts("if-faster"));
    expect(model.transcriber.drafts).toBeUndefined();
    await model.writeAhead?.(drafts("always"));
    expect(model.transcriber.drafts).toBeDefined();
    model.dispose();
  });
});
