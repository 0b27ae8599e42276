import { describe, expect, test } from "vitest";
import { buildInitialTokens, type InitialTokenParts, phraseTokens, windowPrompt } from "./prompts";

const count = (length: number, from = 0) => Array.from({ length }, (_, i) => from + i);
const parts: InitialTokenParts = { start: [500, 501], sotPrev: 550, prompt: [], prefix: [], hotwords: [] };
const build = (some: Partial<InitialTokenParts>, limits: { nTextCtx?: number; sampleLen?: number } = {}) =>
  buildInitialTokens({ ...parts, ...some }, { nTextCtx: 32, sampleLen: 16, ...limits });

test("a phrase gets one space in front and none at its ends", () => {
  const encode = (text: string) => [...text].map((character) => character.charCodeAt(0));
  expect(phraseTokens("\n ab c\t", { encode })).toEqual(encode(" ab c"));
  expect(phraseTokens("", { encode })).toEqual([32]);
});

describe("initial tokens", () => {
  test("are the start alone where there is nothing else", () => {
    expect(build({})).toEqual([500, 501]);
  });

  test("begin with the last of the prompt that half the context has room for, one less for its announcement", () => {
    expect(build({ prompt: [1, 2] })).toEqual([550, 1, 2, 500, 501]);
    expect(build({ prompt: count(20) })).toEqual([550, ...count(15, 5), 500, 501]);
  });

  test("end with the prefix", () => {
    expect(build({ prefix: [8, 9], prompt: [1] })).toEqual([550, 1, 500, 501, 8, 9]);
  });

  test("keep as much of the prefix as a Python slice does", () => {
    const prefix = count(10);
    expect(build({ prefix }, { sampleLen: 12 })).toEqual([500, 501, 6, 7, 8, 9]);
    // A slice from -0 on is everything, one from -(-3) on leaves three out.
    expect(build({ prefix }, { sampleLen: 16 })).toEqual([500, 501, ...prefix]);
    expect(build({ prefix }, { sampleLen: 19 })).toEqual([500, 501, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("have to fit the context", () => {
    expect(build({ prefix: count(30) })).toHaveLength(32);
    expect(() => build({ prefix: count(31) })).toThrow("33 tokens, prefix included; at most 32 were expected.");
  });

  test("have hotwords before the prompt, which gets the room that they leave", () => {
    expect(build({ hotwords: [7, 8] })).toEqual([550, 7, 8, 500, 501]);
    expect(build({ hotwords: [7, 8], prompt: count(20) })).toEqual([550, 7, 8, ...count(13, 7), 500, 501]);
    expect(build({ hotwords: count(20), prompt: [1] })).toEqual([550, ...count(15), 500, 501]);
  });

  test("have no hotwords beside a prefix", () => {
    expect(build({ hotwords: [7, 8], prompt: [1], prefix: [9] })).toEqual([550, 1, 500, 501, 9]);
  });
});

describe("the prompt of a window", () => {
  const text = { initialPrompt: [90, 91], promptResetSince: 0, carryInitialPrompt: false };
  const allTokens = [90, 91, ...count(20)];
  const dims = { nTextCtx: 32 };

  test("is all text since the last reset, the initial prompt among it", () => {
    expect(windowPrompt({ ...text, allTokens }, dims)).toEqual(allTokens);
    expect(windowPrompt({ ...text, allTokens, promptResetSince: 20 }, dims)).toEqual([18, 19]);
  });

  test("is the initial prompt and the latest text where that prompt is carried along", () => {
    const carried = { ...text, allTokens, carryInitialPrompt: true };
    expect(windowPrompt(carried, dims)).toEqual([90, 91, ...count(13, 7)]);
    expect(windowPrompt({ ...carried, promptResetSince: 20 }, dims)).toEqual([90, 91, 18, 19]);
    expect(windowPrompt({ ...carried, promptResetSince: 22 }, dims)).toEqual([90, 91]);
  });

  test("keeps the text as a Python slice does where the initial prompt leaves it no room", () => {
    const carry = (length: number) => {
      const initialPrompt = count(length, 100);
      return windowPrompt(
        { ...text, initialPrompt, allTokens: [...initialPrompt, 1, 2, 3], carryInitialPrompt: true },
        dims,
      );
    };
    expect(carry(15)).toEqual([...count(15, 100), 1, 2, 3]);
    expect(carry(16)).toEqual([...count(16, 100), 2, 3]);
  });
});
