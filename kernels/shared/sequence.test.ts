import { expect, test } from "vitest";
import filterLogits from "../filter_logits/filter_logits.wgsl?raw";
import searchBeams from "../search_beams/search_beams.wgsl?raw";
import topLogits from "../top_logits/top_logits.wgsl?raw";
import { firstChoice, packRules, RULES_HEADER, rulesLength, ruleWords } from "./rules";
import {
  LOGITS_PER_PARTIAL,
  PARTIAL_WORDS,
  packState,
  partialCount,
  readState,
  SEQUENCE_HEADER,
  sequenceWords,
  stateLength,
} from "./sequence";
import source from "./sequence.wgsl?raw";
import slices from "./slices.wgsl?raw";
import { FINISHED_WORDS, LIVING_WORDS, MAX_BEAMS, NOBODY, TRACE_HEADER, traceLength, traceWords } from "./trace";

const constantsOf = (code: string): ReadonlyMap<string, number> =>
  new Map([...code.matchAll(/const (\w+) = (\w+)u;/g)].map(([, name = "", value]) => [name, Number(value)]));
const constants = constantsOf(`${source}${slices}${filterLogits}`);
const upperCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

test("the shaders' layout of a sequence is that of the host", () => {
  const layout = { SEQUENCE_HEADER, RULES_HEADER, PARTIAL_WORDS, PER_PARTIAL: LOGITS_PER_PARTIAL };
  for (const [name, value] of Object.entries(layout)) expect(constants.get(name), name).toBe(value);
  for (const [name, word] of Object.entries({ ...sequenceWords, ...ruleWords })) {
    expect(constants.get(upperCase(name)), name).toBe(word);
  }
  const declared = [...source.matchAll(/const (\w+)/g)].map(([, name]) => name);
  const known = ["SEQUENCE_HEADER", "RULES_HEADER", ...Object.keys({ ...sequenceWords, ...ruleWords }).map(upperCase)];
  expect(declared.toSorted()).toEqual(known.toSorted());
});

test("the shaders' layout of a search's trace is that of the host", () => {
  const search = constantsOf(searchBeams);
  const layout = { MAX_BEAMS, TRACE_HEADER, LIVING_WORDS, FINISHED_WORDS, NOBODY };
  for (const [name, value] of Object.entries(layout)) expect(search.get(name), name).toBe(value);
  const { noSpeechProb, notFinite, ...words } = traceWords;
  for (const [name, word] of Object.entries(words)) expect(search.get(upperCase(name)), name).toBe(word);
  expect(search.get("TRACE_NO_SPEECH_PROB")).toBe(noSpeechProb);
  expect(search.get("TRACE_NOT_FINITE")).toBe(notFinite);
  expect(constantsOf(topLogits).get("PER_PARTIAL")).toBe(LOGITS_PER_PARTIAL);
  expect(traceLength(5, 2)).toBe(5 + 2 * 25);
});

test("headers have room for their words", () => {
  expect(Math.max(...Object.values(sequenceWords))).toBeLessThan(SEQUENCE_HEADER);
  expect(Math.max(...Object.values(ruleWords))).toBeLessThan(RULES_HEADER);
  expect(new Set(Object.values(sequenceWords)).size).toBe(Object.keys(sequenceWords).length);
});

test("rules hold two bits per token, and partials cover the vocabulary", () => {
  expect(rulesLength(51865)).toBe(RULES_HEADER + 2 * 1621);
  expect(partialCount(51865)).toBe(51);
  expect(partialCount(1024)).toBe(1);
  expect(PARTIAL_WORDS).toBe(12);
});

test("a state is read back as it was packed and went on, of the sequence that is asked for", () => {
  const [nTextCtx, stride] = [4, stateLength(4)];
  const states = new Uint32Array(2 * stride);
  states.set(packState({ length: 7, newTokens: 2, sampled: 3, ended: 1 }), stride);
  states.set([11, 12, 13, 14], stride + SEQUENCE_HEADER);
  const floats = new Float32Array(states.buffer);
  floats[stride + sequenceWords.sumLogprob] = -1.5;
  floats[stride + sequenceWords.noSpeechProb] = 0.25;
  expect(states[stride + sequenceWords.newTokens]).toBe(2);
  expect(readState(states, 1, nTextCtx)).toEqual({
    length: 7,
    hasEnded: true,
    tokens: [11, 12, 13],
    sumLogprob: -1.5,
    noSpeechProb: 0.25,
    hasNumbers: true,
  });
  states[sequenceWords.notFinite] = 1;
  expect(readState(states, 0, nTextCtx)).toMatchObject({ hasEnded: false, tokens: [], hasNumbers: false });
});

test("a sequence that is drawn has its temperature, key and number in its state, any other no temperature", () => {
  const words = packState({ length: 7, temperature: 0.5, noiseKey: 0xffffffff, draw: 2 });
  expect(new Float32Array(words.buffer)[sequenceWords.temperature]).toBe(0.5);
  expect([words[sequenceWords.noiseKey], words[sequenceWords.draw]]).toEqual([0xffffffff, 2]);
  expect(packState({ length: 7 })[sequenceWords.temperature]).toBe(0);
});

test("rules are packed with a bit for each token that must not be chosen, or not first", () => {
  const rules = { nVocab: 70, eot: 50, noSpeech: 56, suppress: [0, 31, 69], suppressAtBegin: [32], enough: 3 };
  const times = { timestampBegin: 58, maxInitialTimestampIndex: 5 };
  const words = packRules({ ...rules, ...times });
  expect([...words.subarray(RULES_HEADER)]).toEqual([0x80000001, 0, 32, 0, 1, 0]);
  expect([...words.subarray(0, 5)]).toEqual([50, 58, 56, 70, 1]);
  expect(words[ruleWords.enough]).toBe(3);
  expect(firstChoice({ ...rules, ...times })).toEqual({ textFrom: 58, timestampFrom: 58, timestampTo: 63 });
  const without = { ...rules, timestampBegin: undefined, maxInitialTimestampIndex: undefined };
  expect([...packRules(without).subarray(0, 5)]).toEqual([50, 70, 56, 70, 0]);
  expect(firstChoice(without)).toEqual({ textFrom: 0, timestampFrom: 70, timestampTo: 69 });
});
