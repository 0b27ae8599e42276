import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { seededNumbers } from "../../../kernels/testing/data";
import { openTestWasm } from "../../../kernels/testing/wasm";
import { drain } from "../../events";
import type { AskElsewhere } from "../../recogniser";
import { goldenUrl } from "../../testing/goldens";
import { smallestDims, writeGgml } from "../../testing/writeGgml";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import type { TranscribeEvent } from "../../transcript/types";
import { loadWhisper, type WhisperModel } from "../loadWhisper";
import { Answerer } from "./answerer";
import { type Asked, pack, type Told, unpack } from "./messages";

const large = readFileSync(goldenUrl("micro-v3/ggml-micro-v3.bin"));
const distilled = readFileSync(goldenUrl("micro-distil/ggml-micro-distil.bin"));
const english = writeGgml({ dims: smallestDims, type: "q8_0", seed: 1 });
const samples = seededNumbers(4, 40 * 16000, { scale: 0.1 });

/** Kernels' tests share what computes: the models lie beside each other. */
const backend = openTestWasm({ precision: "i16", relaxed: true, threads: 1 });
const load = async (bytes: Uint8Array) => loadWhisper(await backend, bytes);

/** Asks a model, and notes what. */
function askedOf({ whisper, words }: WhisperModel, clock = { now: 0 }) {
  const answerer = new Answerer({ whisper, words, now: () => clock.now });
  const log: string[] = [];
  const ask: AskElsewhere = async (message) => {
    log.push((unpack(message).head as Asked).ask);
    return answerer.answer(message);
  };
  return { answerer, ask, log, clock };
}

async function transcribed(model: WhisperModel, change: Partial<TranscribeOptions> = {}) {
  let isRead = false;
  const read = async () => {
    if (isRead) return null;
    isRead = true;
    return samples;
  };
  // Random weights never end a text.
  const usual = { ...defaultOptions, language: "en", temperature: [0], sampleLen: 30, noSpeechThreshold: undefined };
  const events: TranscribeEvent[] = [];
  const run = model.transcribe({ start: 0, seconds: 40, read }, { ...usual, ...change });
  const transcript = await drain(run, (event) => events.push(event));
  return { ...transcript, events };
}

const told = (bytes: Uint8Array) => unpack(bytes).head as Told;

describe("a model that is elsewhere", () => {
  let [here, there]: WhisperModel[] = [];
  beforeAll(async () => {
    [here, there] = [await load(distilled), await load(large)];
  });

  test("writes its own text to the last bit, of windows that went there once, with the drafts of the one here", async () => {
    const alone = await transcribed(there as WhisperModel);
    const { ask, log } = askedOf(there as WhisperModel);
    await here?.writeElsewhere?.(ask);
    const { segments, text, events } = await transcribed(here as WhisperModel);
    expect({ text, segments }).toEqual({ text: alone.text, segments: alone.segments });
    expect(events.some(({ type }) => type === "partial")).toBe(true);
    expect(log[0]).toBe("begin");
    expect(log.filter((one) => one === "encode")).toHaveLength(2);
    expect(log.filter((one) => one === "generate")).toHaveLength(2);
    expect(log).toContain("draft");
    // One file does not wait until the one before is forgotten.
    await here?.writeElsewhere?.(ask);
    expect((await transcribed(here as WhisperModel)).segments).toEqual(segments);
  });

  test("draws, tells the language and times words as it does by itself", async () => {
    const how = { language: undefined, temperature: [0.4], bestOf: 2, wordTimestamps: true, sampleLen: 20 };
    const alone = await transcribed(there as WhisperModel, how);
    await here?.writeElsewhere?.(askedOf(there as WhisperModel).ask);
    const { segments, language } = await transcribed(here as WhisperModel, how);
    expect({ segments, language }).toEqual({ segments: alone.segments, language: alone.language });
  });

  test("is gone when nobody answers, which is told, and the one here goes on from that window", async () => {
    await here?.writeElsewhere?.(undefined);
    const alone = await transcribed(here as WhisperModel, { conditionOnPreviousText: false });
    const { ask, log } = askedOf(there as WhisperModel);
    const breaking: AskElsewhere = (message) =>
      log.filter((one) => one === "encode").length < 2
        ? ask(message)
        : Promise.reject(new TypeError("Failed to fetch"));
    await here?.writeElsewhere?.(breaking);
    const { segments, events } = await transcribed(here as WhisperModel, { conditionOnPreviousText: false });
    const [lost] = events.filter(({ type }) => type === "alone");
    expect(lost).toMatchObject({ seconds: expect.any(Number) });
    const from = lost?.type === "alone" ? lost.seconds : 0;
    expect(from).toBeGreaterThan(0);
    const behind = segments.filter(({ start }) => start >= from);
    expect(behind.length).toBeGreaterThan(0);
    expect(segments.length).toBeGreaterThan(behind.length);
    expect(alone.segments.length).toBeGreaterThan(0);
    await here?.writeElsewhere?.(undefined);
  });

  test("must have the same vocabulary, and be there at all", async () => {
    const { ask } = askedOf(await load(english));
    await expect(here?.writeElsewhere?.(ask)).rejects.toMatchObject({ name: "offline", message: /vocabulary/ });
    const nobody = () => Promise.reject(new TypeError("Failed to fetch"));
    await expect(here?.writeElsewhere?.(nobody)).rejects.toMatchObject({ name: "offline", message: "Failed to fetch" });
  });

  test("is one session's until that has asked nothing for ten seconds", async () => {
    const { answerer, clock } = askedOf(there as WhisperModel);
    const begin = (session: string) => answerer.answer(pack<Asked>({ ask: "begin", session })).then(told);
    expect(await begin("first-one")).toMatchObject({ tell: "model" });
    expect(await begin("second-one")).toMatchObject({ tell: "failed", message: /at work for another/ });
    clock.now = 11_000;
    expect(await begin("second-one")).toMatchObject({ tell: "model" });
    const stop = await answerer.answer(pack<Asked>({ ask: "stop", session: "first-one" }));
    expect(told(stop)).toMatchObject({ tell: "failed", message: "The session is over." });
  });

  test.each<[string, unknown, number]>([
    ["no session", { ask: "begin" }, 0],
    ["nothing that can be asked", { ask: "weights", session: "first-one" }, 0],
    ["a window of another length", { ask: "encode", session: "first-one" }, 7],
    ["tokens that are none", { ask: "step", session: "first-one", tokens: [[1, -1]] }, 0],
    [
      "more tokens than there is room for",
      { ask: "align", session: "first-one", tokens: Array(449).fill(1), wanted: { heads: [], textBelow: 9 } },
      0,
    ],
    [
      "heads that are not there",
      { ask: "align", session: "first-one", tokens: [1], wanted: { heads: [[99, 0]], textBelow: 9 } },
      0,
    ],
    ["no wish", { ask: "align", session: "first-one", tokens: [1] }, 0],
    [
      "more positions than there are",
      { ask: "align", session: "first-one", tokens: [1], wanted: { heads: [], textBelow: 9, positions: 1501 } },
      0,
    ],
    [
      "probabilities behind the tokens",
      { ask: "align", session: "first-one", tokens: [1], wanted: { heads: [], textBelow: 9, from: 2 } },
      0,
    ],
    ["too many sequences", { ask: "step", session: "first-one", tokens: Array(17).fill([1]) }, 0],
    [
      "no rules",
      { ask: "generate", session: "first-one", prompts: [[1]], rules: null, maxTokens: 3, drafts: "none" },
      0,
    ],
    ["a draft of nothing", { ask: "draft", session: "first-one", tokens: [1] }, 0],
  ])("refuses %s, and answers what comes then", async (_, head, numbers) => {
    const { answerer } = askedOf(there as WhisperModel);
    await answerer.answer(pack<Asked>({ ask: "begin", session: "first-one" }));
    expect(told(await answerer.answer(pack(head, new Float32Array(numbers)))).tell).toBe("failed");
    expect(told(await answerer.answer(Uint8Array.of(1, 2, 3))).tell).toBe("failed");
    expect(told(await answerer.answer(pack<Asked>({ ask: "stop", session: "first-one" }))).tell).toBe("done");
  });

  test("leaves a text that nobody wants any more for what is asked next", async () => {
    const { ask, log } = askedOf(there as WhisperModel);
    await here?.writeElsewhere?.(ask);
    const abort = new AbortController();
    const read = async () => samples;
    const run = here?.transcribe({ start: 0, seconds: 40, read }, { ...defaultOptions, language: "en" }, abort);
    const stopped = (async () => {
      for await (const { type } of run ?? []) if (type === "partial") abort.abort();
    })();
    await expect(stopped).rejects.toMatchObject({ name: "cancelled" });
    await vi.waitFor(() => expect(log.at(-1)).toBe("stop"));
    const { segments } = await transcribed(here as WhisperModel);
    expect(segments).toEqual((await transcribed(there as WhisperModel)).segments);
  });
});
