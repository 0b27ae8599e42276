import fc from "fast-check";
import { expect, test } from "vitest";
import { logprobOf, topLogprobs } from "./logprobs.reference";

const logit = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(-Infinity));
const row = fc.array(logit, { minLength: 1, maxLength: 30 }).map((values) => Float32Array.from(values));

test("the best tokens come first, of equals the lower", () => {
  fc.assert(
    fc.property(row, fc.integer({ min: 1, max: 8 }), (logits, count) => {
      const order = [...logits.keys()].sort((a, b) => (logits[a] === logits[b] ? a - b : logits[b]! - logits[a]!));
      expect(topLogprobs(logits, count).map(({ token }) => token)).toEqual(order.slice(0, count));
    }),
  );
});

test("probabilities of a row add up to one, unless all is masked", () => {
  fc.assert(
    fc.property(row, (logits) => {
      const all = topLogprobs(logits, logits.length);
      const sum = all.reduce((total, { logprob }) => total + Math.exp(logprob), 0);
      expect(sum).toBeCloseTo(logits.every((value) => value === -Infinity) ? 0 : 1, 6);
      for (const { token, logprob } of all) expect(logprobOf(logits, token)).toBe(logprob);
    }),
  );
});

test("log-probabilities are single precision", () => {
  const logprob = logprobOf(Float32Array.of(1, 2, 3), 0);
  expect(logprob).toBe(Math.fround(logprob));
});
