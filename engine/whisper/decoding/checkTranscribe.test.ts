import { expect, test } from "vitest";
import { defaultOptions } from "../../transcribeOptions";
import { checkTranscribeOptions } from "./checkTranscribe";

test.each([0, 1.5, 65, Number.NaN])("a batch of %d is refused", (batch) => {
  expect(() => checkTranscribeOptions({ ...defaultOptions, batch })).toThrow(
    new RangeError(`batch is ${batch}; a whole number from 1 to 64 was expected.`),
  );
});

test.each([undefined, 1, 64])("a batch of %d is taken", (batch) => {
  expect(() => checkTranscribeOptions({ ...defaultOptions, batch })).not.toThrow();
});

test("what has no temperature is refused", () => {
  expect(() => checkTranscribeOptions({ ...defaultOptions, temperature: [] })).toThrow("temperature is empty");
});
