import { expect, test } from "vitest";
import { hostedModels } from "./catalogue";
import { licenceOf } from "./licence";

const found = (name: string) => hostedModels.find((model) => model.name === name);

test("the catalogue has the distilled models, and those of the libraries of Sweden and Norway, with their languages and licences", () => {
  for (const name of ["distil-small.en-q5_0", "distil-medium.en-q5_0", "distil-large-v3", "distil-large-v3.5"]) {
    expect(found(name)?.languages, name).toEqual(["en"]);
  }
  expect(found("kb-whisper-large-q5_0")?.languages).toEqual(["sv"]);
  expect(found("nb-whisper-large-q5_0")?.languages).toEqual(["no", "nn"]);
  expect(licenceOf({ name: "kb-whisper-small-q5_0", origin: "host" })).toBe("Apache-2.0");
  expect(licenceOf({ name: "large-v3-q5_0", origin: "host" })).toBe("MIT");
  expect(licenceOf({ name: "tune", origin: "own" })).toBeUndefined();
});

test("no model is there twice", () => {
  expect(new Set(hostedModels.map(({ name }) => name)).size).toBe(hostedModels.length);
});
