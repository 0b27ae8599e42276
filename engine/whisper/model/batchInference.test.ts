import { beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { openTestBackend } from "../../../kernels/testing/backends";
import { seededNumbers } from "../../../kernels/testing/data";
import { randomDims, randomModel, randomRules } from "../../testing/randomModel";
import { openSlots } from "./openSlots";
import type { BatchedText, BatchWish, Generated, TokenRules } from "./types";
import { createWhisper, type DeviceWhisper } from "./whisper";

const frames = 2 * randomDims.nAudioCtx * randomDims.nMels;
const mels = Array.from({ length: 13 }, (_, i) => seededNumbers(i + 1, frames, { scale: 1 + (i % 4) }));
const prompts = mels.map((_, i) => [7, 11 * i, 9]);
const maxTokens = 20;

/** A window of which the most probable tokens are taken. */
const begun = (id: number) => ({ id, mel: mels[id]!, prompt: prompts[id]!, draws: [{ temperature: 0, key: 0 }] });

/** Every window as the group of today decodes it: all at once, until the last one has ended. */
async function inOneGroup(whisper: DeviceWhisper, rules: TokenRules): Promise<readonly Generated[]> {
  await whisper.prepare({ windows: mels.length, sequences: mels.length });
  const inference = whisper.startDecoding(whisper.encode(mels), mels.length);
  return inference.generate(prompts, rules, { maxTokens });
}

/** The same in slots: windows enter as soon as there are free ones, `together` of them or the last one by one. */
async function inSlots(whisper: DeviceWhisper, wish: BatchWish) {
  const batch = (await whisper.openBatch(wish, openSlots))!;
  const texts: BatchedText[] = [];
  const [waiting, counts] = [[...mels.keys()], [] as number[]];
  while (texts.length < mels.length) {
    while (waiting.length > 0 && batch.free >= Math.min(batch.together, waiting.length)) {
      const count = waiting.length < batch.together ? 1 : batch.together;
      await batch.begin(waiting.splice(0, count).map(begun));
      counts.push(count);
    }
    const told = await batch.step();
    for (const text of told) if (text.hasEnded) texts.push(text);
  }
  expect(batch.free).toBe(batch.slots);
  return { texts: texts.toSorted((a, b) => a.id - b.id), counts };
}

describe.each(Object.keys(openTestBackend))("a batch on %s", (name) => {
  let backend: Backend;
  let whisper: DeviceWhisper;
  let rules: TokenRules;
  let wanted: readonly Generated[];
  beforeAll(async () => {
    backend = await (openTestBackend[name] as () => Promise<Backend>)();
    whisper = await createWhisper(backend, randomModel());
    // A random model hardly ever ends by itself: a token that many windows come to is taken for the end.
    const said = await inOneGroup(whisper, randomRules);
    const counts = new Map<number, number>();
    for (const token of said.flatMap(({ tokens }) => [...new Set(tokens.slice(2))])) {
      if (token < randomRules.eot) counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    const [[eot] = [randomRules.eot]] = [...counts].toSorted(([, a], [, b]) => b - a);
    rules = { ...randomRules, eot };
    wanted = await inOneGroup(whisper, rules);
    return () => whisper.dispose();
  });

  test("has texts of many lengths, up to what is allowed", () => {
    const lengths = wanted.map(({ tokens }) => tokens.length);
    expect(new Set(lengths).size).toBeGreaterThan(2);
    expect(Math.max(...lengths)).toBe(maxTokens);
  });

  test.each([2, 3, 5, 8, 16])("of %i slots gives every window the text that it has in one group", async (slots) => {
    const { texts } = await inSlots(whisper, { slots, rules, maxTokens });
    expect(texts.map(({ id }) => id)).toEqual([...mels.keys()]);
    for (const [i, { tokens, sumLogprob, noSpeechProb }] of texts.entries()) {
      expect(tokens, `window ${i}`).toEqual(wanted[i]?.tokens);
      expect(Math.abs(sumLogprob - wanted[i]!.sumLogprob)).toBeLessThan(1e-3);
      expect(Math.abs(noSpeechProb / wanted[i]!.noSpeechProb - 1)).toBeLessThan(1e-3);
    }
  });

  test("draws texts of windows as they are drawn one by one, beside those whose likeliest tokens are taken", async () => {
    const draws = [0.8, 2, 4].map((temperature, i) => ({ temperature, key: 40 + i }));
    const alone: Generated[] = [];
    for (const draw of draws) {
      const inference = whisper.startDecoding(whisper.encode([mels[1]!]), 1);
      alone.push(...(await inference.generate([prompts[1]!], { ...rules, draw }, { maxTokens })));
    }
    const batch = (await whisper.openBatch({ slots: 5, rules, maxTokens }, openSlots))!;
    await batch.begin([begun(0)]);
    await batch.begin([{ ...begun(1), draws }]);
    await batch.begin([begun(2)]);
    expect(batch.free).toBe(0);
    const texts: BatchedText[] = [];
    while (batch.free < 5) for (const text of await batch.step()) if (text.hasEnded) texts.push(text);
    const tokensOf = (id: number, draw = 0) => texts.find((text) => text.id === id && text.draw === draw)?.tokens;
    expect(new Set(alone.map(({ tokens }) => tokens.join())).size).toBe(3);
    for (const [i, { tokens }] of alone.entries()) expect(tokensOf(1, i)).toEqual(tokens);
    for (const id of [0, 2]) expect(tokensOf(id)).toEqual(wanted[id]?.tokens);
  });

  test("takes its memory once for a number of slots, and none of it for another number", async () => {
    const wish = { slots: 4, rules, maxTokens };
    await whisper.openBatch(wish, openSlots);
    const { memory } = backend;
    await whisper.openBatch({ ...wish, slots: 7 }, openSlots);
    expect(backend.memory).toBeGreaterThan(memory);
    await whisper.openBatch(wish, openSlots);
    await whisper.openBatch(wish, openSlots);
    expect(backend.memory).toBe(memory);
  });

  test("refuses windows for which there is no slot, and prompts of several lengths", async () => {
    const batch = (await whisper.openBatch({ slots: 2, rules, maxTokens }, openSlots))!;
    const [one, other] = [0, 1].map((id) => ({ ...begun(id), prompt: [7] }));
    await batch.begin([one!]);
    await batch.begin([other!]);
    await expect(batch.begin([one!])).rejects.toThrow("1 windows; 0 slots are free.");
    const wide = (await whisper.openBatch({ slots: 8, rules, maxTokens }, openSlots))!;
    await expect(wide.begin([one!, { ...other!, prompt: [7, 8] }])).rejects.toThrow("Prompts of one length");
  });
});
