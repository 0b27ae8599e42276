import { expect, test } from "vitest";
import { base, fakeServices, settle, tiny } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import { createAppStore } from "../store";

const stored = { status: "stored" } as const;
const small = "small-q5_1";
const medium = "medium-q5_0";

/** A visit on which the shelf holds the page's first model and those that are named, after one that remembers `before`. */
async function visit(before: readonly string[], here: readonly string[] = []) {
  const services = fakeServices();
  services.remembered = before;
  const model = (name: string) => shelfModel(name, here.includes(name) ? { state: stored } : {});
  services.shelf.set([
    shelfModel(tiny.name, { origin: "page", state: stored }),
    shelfModel(base.name, { origin: "page" }),
    model(small),
    model(medium),
  ]);
  const store = createAppStore(services);
  await store.actions.open();
  await settle();
  return { store, services, cleared: () => store.getState().clearedModels };
}

test("what was stored is remembered, and a visit that finds it says nothing", async () => {
  const first = await visit([], [small]);
  first.services.shelf.tell(medium, stored);
  await settle();
  expect(first.services.remembered).toEqual([tiny.name, small, medium]);
  expect((await visit(first.services.remembered, [small, medium])).cleared()).toEqual([]);
});

test("models that the browser has cleared are named at each visit, until they are here again or that is put away", async () => {
  const { services } = await visit([tiny.name, base.name, small, medium, "tune"]);
  const { store, services: later, cleared } = await visit(services.remembered);
  // The page's own come again by themselves.
  expect(cleared()).toEqual([small, medium, "tune"]);
  later.shelf.tell(small, stored);
  await settle();
  expect(cleared()).toEqual([medium, "tune"]);
  store.actions.dismissCleared();
  expect(cleared()).toEqual([]);
  expect(later.remembered).toEqual([tiny.name, small]);
  expect((await visit(later.remembered, [small])).cleared()).toEqual([]);
});

test("a model that the user deletes is not one that the browser has cleared", async () => {
  const { store, services, cleared } = await visit([small], [small]);
  store.actions.removeModel(small);
  await settle();
  expect(cleared()).toEqual([]);
  expect(services.remembered).toEqual([tiny.name]);
});

test("where the browser gives no database, nothing is taken for cleared, and what is remembered stays", async () => {
  const services = fakeServices();
  services.remembered = [small];
  services.shelf.stored = { ...services.shelf.stored, keeping: "memory" };
  services.shelf.set([shelfModel(small)]);
  const store = createAppStore(services);
  await store.actions.open();
  await settle();
  expect(store.getState().clearedModels).toBeUndefined();
  expect(services.remembered).toEqual([small]);
});

test("what is stored is remembered though the page goes while the browser is asked for room", async () => {
  const { services } = await visit([]);
  services.shelf.storage = () => new Promise(() => {});
  services.shelf.tell(small, stored);
  await settle();
  expect(services.remembered).toEqual([tiny.name, small]);
});
