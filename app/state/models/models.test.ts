import { expect, test } from "vitest";
import { fakeHost } from "../../testing/fakeHost";
import { base, fakeServices, settle, tiny } from "../../testing/fakeServices";
import { createAppStore } from "../store";
import { modelToBegin } from "./models";

test.each([
  ["en-US", undefined, tiny],
  ["en", undefined, tiny],
  ["de-AT", undefined, base],
  // A language whose code is another among the models'.
  ["nb-NO", undefined, base],
  ["de-AT", tiny.name, tiny],
  ["en-US", base.name, base],
  ["en-US", "gone", tiny],
])("a browser set to %s, with %s chosen before, begins with the model that fits", (language, chosen, wanted) => {
  expect(modelToBegin([tiny, base], chosen, language)).toBe(wanted);
});

test("where no model knows more than one language, the first one begins", () => {
  expect(modelToBegin([tiny], undefined, "de")).toBe(tiny);
  expect(modelToBegin([], undefined, "de")).toBeUndefined();
});

test("a first visitor whose browser speaks German begins with a model that does, and nothing is kept as chosen", async () => {
  const services = { ...fakeServices(), host: fakeHost("de-AT") };
  const store = createAppStore(services);
  await store.actions.open();
  await settle();
  expect(store.getState().choice.model).toBe(base);
  expect(store.getState().shelfRecord.chosen).toBeUndefined();
});
