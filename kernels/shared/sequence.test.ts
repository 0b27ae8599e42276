import { expect, test } from "vitest";
import filterLogits from "../filter_logits/filter_logits.wgsl?raw";
import {
  LOGITS_PER_PARTIAL,
  PARTIAL_WORDS,
  partialCount,
  RULES_HEADER,
  rulesLength,
  ruleWords,
  SEQUENCE_HEADER,
  sequenceWords,
} from "./sequence";
import source from "./sequence.wgsl?raw";

const constants = new Map(
  [...`${source}${filterLogits}`.matchAll(/const (\w+) = (\d+)u?;/g)].map(([, name = "", value]) => [
    name,
    Number(value),
  ]),
);
const upperCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

test("the shaders' layout of a sequence is that of the host", () => {
  const layout = { SEQUENCE_HEADER, RULES_HEADER, PER_PARTIAL: LOGITS_PER_PARTIAL };
  for (const [name, value] of Object.entries(layout)) expect(constants.get(name), name).toBe(value);
  for (const [name, word] of Object.entries({ ...sequenceWords, ...ruleWords })) {
    expect(constants.get(upperCase(name)), name).toBe(word);
  }
  const declared = [...source.matchAll(/const (\w+)/g)].map(([, name]) => name);
  const known = ["SEQUENCE_HEADER", "RULES_HEADER", ...Object.keys({ ...sequenceWords, ...ruleWords }).map(upperCase)];
  expect(declared.toSorted()).toEqual(known.toSorted());
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
  expect(PARTIAL_WORDS).toBe(8);
});
