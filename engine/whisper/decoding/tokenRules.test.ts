import { describe, expect, test } from "vitest";
import { fakeTokenizer } from "../../testing/fakeTokenizer";
import { scriptedWhisper } from "../../testing/scriptedWhisper";
import { defaultOptions } from "../../transcribeOptions";
import { buildTokenRules, decodingTasks } from "./tokenRules";

const { dims } = scriptedWhisper([]);
const rulesOf = (options: Partial<typeof defaultOptions>) =>
  buildTokenRules({ ...defaultOptions, ...options }, fakeTokenizer, dims);
const specials = [51, 52, 53, 54, 55, 56];

describe("rules", () => {
  test("suppress the non-speech tokens and the specials, sorted and once each", () => {
    expect(rulesOf({}).suppress).toEqual([3, 7, ...specials]);
    expect(rulesOf({ suppressTokens: [-1, 20, 7] }).suppress).toEqual([3, 7, 20, ...specials]);
    expect(rulesOf({ suppressTokens: [20] }).suppress).toEqual([20, ...specials]);
  });

  test("suppress nothing, not even the specials, for an empty list, as openai/whisper does", () => {
    expect(rulesOf({ suppressTokens: [] }).suppress).toEqual([]);
  });

  test("suppress a blank and end-of-text at the beginning, unless switched off", () => {
    expect(rulesOf({}).suppressAtBegin).toEqual([0, 50]);
    expect(rulesOf({ suppressBlank: false }).suppressAtBegin).toEqual([]);
  });

  test.each([
    [1, 50],
    [0.2, 10],
    [0.05, 2],
    [0.07, 4],
    [0, undefined],
    [undefined, undefined],
  ])("bound the first timestamp at %s s by index %s", (maxInitialTimestamp, index) => {
    expect(rulesOf({ maxInitialTimestamp }).timestamps?.maxInitialTimestampIndex).toBe(index);
  });

  test("without timestamps have no timestamp rules", () => {
    expect(rulesOf({ withoutTimestamps: true }).timestamps).toBeUndefined();
  });
});

describe("a task", () => {
  test("without previous text begins with start-of-transcript", () => {
    const task = decodingTasks(defaultOptions, fakeTokenizer, dims)([]);
    expect(task).toMatchObject({ initialTokens: [51], maxTokens: 224, rules: { sotIndex: 0 } });
  });

  test("puts previous text first", () => {
    const options = { ...defaultOptions, withoutTimestamps: true };
    const task = decodingTasks(options, fakeTokenizer, dims)([10, 11]);
    expect(task).toMatchObject({ initialTokens: [55, 10, 11, 51, 57], rules: { sotIndex: 3 } });
  });

  test("keeps the last 223 tokens of it, and stays within the context", () => {
    const prompt = Array.from({ length: 300 }, (_, i) => i % 50);
    const { initialTokens, maxTokens, rules } = decodingTasks(defaultOptions, fakeTokenizer, dims)(prompt);
    expect(initialTokens).toEqual([55, ...prompt.slice(-223), 51]);
    expect(rules.sotIndex).toBe(224);
    // openai/whisper stops once more than 448 tokens are there.
    expect(maxTokens).toBe(224);
    const twoMore = { ...fakeTokenizer, sotSequence: () => [51, 52, 53] };
    expect(decodingTasks(defaultOptions, twoMore, dims)(prompt).maxTokens).toBe(222);
    expect(decodingTasks({ ...defaultOptions, sampleLen: 5 }, fakeTokenizer, dims)(prompt).maxTokens).toBe(5);
  });
});
