import { expect, test } from "vitest";
import { fakeHost } from "../../testing/fakeHost";
import { base, fakeServices, settle, tiny } from "../../testing/fakeServices";
import { fittingModel } from "../selectors";
import { createAppStore } from "../store";
import { modelToBegin, shownLanguage } from "./models";

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

test("who asks a model of English alone for another language, or for a translation, is offered one that can", async () => {
  const store = createAppStore(fakeServices());
  const offered = () => fittingModel(store.getState());
  expect(offered()).toBeUndefined();
  await store.actions.open();
  await settle();
  expect(offered()).toBeUndefined();
  store.actions.chooseLanguage("en");
  expect(offered()).toBeUndefined();
  store.actions.chooseLanguage("de");
  expect([offered(), shownLanguage(tiny, "de")]).toEqual([base, "de"]);
  // Nobody here knows it.
  store.actions.chooseLanguage("yue");
  expect(offered()).toBeUndefined();
  store.actions.chooseLanguage(undefined);
  store.actions.changeOptions({ task: "translate" });
  expect(offered()).toBe(base);
  store.actions.chooseModel(base);
  expect(offered()).toBeUndefined();
});
