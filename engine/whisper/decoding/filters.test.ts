import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyTimestampRules, filterLogits, suppressTokens } from "./filters.reference";
import { logSumExp } from "./logSumExp";

const eot = 4;
const timestampBegin = 6;
const nVocab = 12;
const rules: Parameters<typeof applyTimestampRules>[2] = {
  eot,
  timestampBegin,
  noTimestamps: 5,
  maxInitialTimestampIndex: undefined,
};

/** Ids left after the timestamp rules; the text tokens are so likely that timestamps never win on probability. */
function allowed(sampled: readonly number[], options: Partial<typeof rules> = {}) {
  const logits = new Float32Array(nVocab).fill(0);
  logits.fill(100, 0, timestampBegin);
  applyTimestampRules(logits, sampled, { ...rules, ...options });
  return [...logits.keys()].filter((id) => logits[id] !== -Infinity);
}

const text = [0, 1, 2, 3];
const timestamps = (from: number, to = nVocab - 1) => [...Array(to - from + 1).keys()].map((i) => from + i);

describe("timestamp rules", () => {
  test("begin a window with any timestamp, within the bound if there is one", () => {
    expect(allowed([])).toEqual(timestamps(6));
    expect(allowed([], { maxInitialTimestampIndex: 2 })).toEqual(timestamps(6, 8));
    expect(allowed([], { maxInitialTimestampIndex: 0 })).toEqual([6]);
  });

  test("let text, not a second timestamp, follow the first", () => {
    expect(allowed([7])).toEqual([...text, eot]);
  });

  test("let later timestamps follow text", () => {
    expect(allowed([7, 1])).toEqual([...text, eot, ...timestamps(8)]);
  });

  test("let the next segment begin where the last ended, or the window end there", () => {
    expect(allowed([7, 1, 9])).toEqual([eot, ...timestamps(9)]);
  });

  test("let text follow a pair of timestamps", () => {
    expect(allowed([7, 1, 9, 9])).toEqual([...text, eot]);
  });

  test("keep later timestamps above the last one", () => {
    expect(allowed([7, 1, 9, 9, 2])).toEqual([...text, eot, ...timestamps(10)]);
    expect(allowed([7, 1, 11, 11, 2])).toEqual([...text, eot]);
  });

  test("take a timestamp where all of them together beat the best text token", () => {
    const row = () => {
      const logits = new Float32Array(nVocab).fill(-10);
      logits.fill(1, 8);
      return logits;
    };
    const wins = row();
    wins[2] = 2;
    // log(4 e^1) = 2.39 > 2
    applyTimestampRules(wins, [7, 1], rules);
    expect([...wins.keys()].filter((id) => wins[id] !== -Infinity)).toEqual(timestamps(8));
    const loses = row();
    loses[2] = 2.5;
    applyTimestampRules(loses, [7, 1], rules);
    expect(loses[2]).toBe(2.5);
  });
});

test("blanks are masked at the first position only", () => {
  const tokens = { eot, suppress: [3], suppressAtBegin: [0, eot], timestamps: undefined, noSpeech: 5, sotIndex: 0 };
  const first = new Float32Array(nVocab);
  filterLogits(first, [], tokens);
  expect([...first.keys()].filter((id) => first[id] === -Infinity)).toEqual([0, 3, eot]);
  const second = new Float32Array(nVocab);
  filterLogits(second, [1], tokens);
  expect([...second.keys()].filter((id) => second[id] === -Infinity)).toEqual([3]);
});

const row = fc.array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: nVocab, maxLength: nVocab });

test("filters mask, and never change what they leave", () => {
  fc.assert(
    fc.property(row, fc.array(fc.nat(nVocab - 1), { maxLength: 6 }), (values, sampled) => {
      const before = Float32Array.from(values);
      const after = before.slice();
      applyTimestampRules(after, sampled, rules);
      suppressTokens(after, [2]);
      expect(after[2]).toBe(-Infinity);
      for (const [id, logit] of after.entries()) if (logit !== -Infinity) expect(logit).toBe(before[id]);
    }),
  );
});

test("logSumExp is the plain formula where that does not overflow, and −∞ of nothing", () => {
  fc.assert(
    fc.property(row, (values) => {
      const plain = Math.log(values.reduce((sum, value) => sum + Math.exp(value), 0));
      expect(logSumExp(Float32Array.from(values))).toBeCloseTo(plain, 9);
    }),
  );
  expect(logSumExp(Float32Array.of(1000, 1000))).toBeCloseTo(1000 + Math.LN2, 9);
  expect(logSumExp(Float32Array.of(-Infinity, -Infinity))).toBe(-Infinity);
});
