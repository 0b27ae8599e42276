import { expect, test } from "vitest";
import filterLogits from "../filter_logits/filter_logits.wgsl?raw";
import searchBeams from "../search_beams/search_beams.wgsl?raw";
import topLogits from "../top_logits/top_logits.wgsl?raw";
import {
  FINISHED_WORDS,
  LIVING_WORDS,
  LOGITS_PER_PARTIAL,
  MAX_BEAMS,
  NOBODY,
  PARTIAL_WORDS,
  partialCount,
  RULES_HEADER,
  rulesLength,
  ruleWords,
  SEQUENCE_HEADER,
  sequenceWords,
  TRACE_HEADER,
  traceLength,
  traceWords,
} from "./sequence";
import source from "./sequence.wgsl?raw";
import slices from "./slices.wgsl?raw";

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
  const { noSpeechProb, ...words } = traceWords;
  for (const [name, word] of Object.entries(words)) expect(search.get(upperCase(name)), name).toBe(word);
  expect(search.get("TRACE_NO_SPEECH_PROB")).toBe(noSpeechProb);
  expect(constantsOf(topLogits).get("PER_PARTIAL")).toBe(LOGITS_PER_PARTIAL);
  expect(traceLength(5, 2)).toBe(4 + 2 * 25);
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
