import { describe, expect, test } from "vitest";
import { checkOptions, optionsAt, type SearchOptions } from "./checkOptions";

describe("options", () => {
  test.each<SearchOptions>([
    { temperature: 0 },
    { temperature: 0, beamSize: 5, patience: 2, lengthPenalty: 0 },
    { temperature: 0, beamSize: 5, patience: 0, lengthPenalty: 1 },
    { temperature: 1, bestOf: 5 },
    { temperature: 1, beamSize: 5 },
  ])("%o are taken", (options) => {
    expect(() => checkOptions(options)).not.toThrow();
  });

  test.each<[SearchOptions, string]>([
    [{ temperature: 0.5, beamSize: 5, bestOf: 3 }, "beamSize is 5 and bestOf is 3; only one of them was expected."],
    [{ temperature: 0, bestOf: 3 }, "bestOf is 3 at temperature 0"],
    [{ temperature: 0, patience: 2 }, "patience is 2 without beamSize"],
    [{ temperature: 0, beamSize: 5, patience: -1 }, "patience is -1 with 5 beams"],
    [{ temperature: 0, beamSize: 1, patience: 0.5 }, "patience is 0.5 with 1 beams"],
    [{ temperature: 0, beamSize: 5, patience: Number.NaN }, "patience is NaN"],
    [{ temperature: 0, lengthPenalty: 1.5 }, "lengthPenalty is 1.5; 0 to 1 was expected."],
    [{ temperature: 0, lengthPenalty: Number.NaN }, "lengthPenalty is NaN"],
    [{ temperature: -1 }, "temperature is -1; 0 or more was expected."],
    [{ temperature: Number.NaN }, "temperature is NaN"],
    [{ temperature: 0, beamSize: 0 }, "beamSize is 0; a whole number from 1 on was expected."],
    [{ temperature: 0, beamSize: 17 }, "beamSize is 17; at most 16 were expected."],
    [{ temperature: 1, bestOf: 2.5 }, "bestOf is 2.5"],
  ])("%o are refused", (options, message) => {
    expect(() => checkOptions(options)).toThrow(RangeError);
    expect(() => checkOptions(options)).toThrow(message);
  });

  test("of beams and of draws are each used at their temperature, so that both may be set", () => {
    const options = { temperature: 0, beamSize: 5, patience: 2, bestOf: 3, lengthPenalty: 0.5 };
    for (const temperature of [0, 0.2]) expect(() => checkOptions(optionsAt(temperature, options))).not.toThrow();
    expect(optionsAt(0, options)).toEqual({ temperature: 0, beamSize: 5, patience: 2, lengthPenalty: 0.5 });
    expect(optionsAt(0.2, options)).toEqual({ temperature: 0.2, bestOf: 3, lengthPenalty: 0.5 });
  });
});
