import { expect, test } from "vitest";
import { SottoError } from "../../../engine/index";
import { base, named, settle, tiny } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import { opened } from "../../testing/openedStore";

/** A page on which tiny.en is loaded and base was chosen, which does not arrive. */
async function withoutBase(code: "offline" | "download-failed" = "offline") {
  const { store, services } = await opened();
  services.host.tell({ network: "offline" });
  services.failLoad = new SottoError(code, "no network");
  store.actions.chooseModel(base);
  await settle();
  return { store, services };
}

test("a model that does not arrive leaves the one before in use, and is asked for once", async () => {
  const { store, services } = await withoutBase();
  expect(store.getState()).toMatchObject({
    engine: { status: "ready", model: tiny },
    missing: { model: base, failure: { code: "offline" } },
    choice: { model: base },
  });
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(store.getState().jobs[0]?.state).toEqual({ status: "waiting" });
  expect(services.loads).toEqual([tiny.name, base.name]);
});

test("a recording does not wait for it: the model before listens", async () => {
  const { store, services } = await withoutBase();
  await store.actions.record();
  await settle();
  expect(services.liveRuns).toHaveLength(1);
  expect(services.loads).toEqual([tiny.name, base.name]);
});

test.each(["offline", "download-failed"] as const)(
  "it is tried again when the network is back after %s",
  async (code) => {
    const { store, services } = await withoutBase(code);
    store.actions.addFiles([named("a.mp3")]);
    services.failLoad = undefined;
    services.host.tell({ network: "online" });
    await settle();
    expect(store.getState()).toMatchObject({ engine: { status: "ready", model: base }, missing: undefined });
    expect(store.getState().jobs[0]?.state.status).toBe("running");
  },
);

test("it is tried again when it is stored, by whatever way it came", async () => {
  const { store, services } = await withoutBase();
  services.shelf.set([shelfModel(base.name, { state: { status: "absent" } })]);
  await settle();
  expect(services.loads).toHaveLength(2);
  services.failLoad = undefined;
  services.shelf.tell(base.name, { status: "stored" });
  await settle();
  expect(store.getState().engine).toMatchObject({ status: "ready", model: base });
});

test("tiny.en takes over what waits for it", async () => {
  const { store, services } = await withoutBase();
  store.actions.addFiles([named("a.mp3")]);
  store.actions.useSmallest();
  await settle();
  expect(store.getState()).toMatchObject({ missing: undefined, choice: { model: tiny } });
  expect(store.getState().jobs[0]).toMatchObject({ model: tiny, state: { status: "running" } });
  expect(services.loads).toEqual([tiny.name, base.name]);
});

test("the model that stays in use takes over what waits for another one, whichever it is", async () => {
  const { store, services } = await opened();
  store.actions.chooseModel(base);
  await settle();
  services.failLoad = new SottoError("offline", "no network");
  store.actions.chooseModel(tiny);
  await settle();
  store.actions.addFiles([named("a.mp3")]);
  expect(store.getState()).toMatchObject({ missing: { model: tiny }, engine: { model: base } });
  store.actions.useLoaded();
  await settle();
  expect(store.getState()).toMatchObject({ missing: undefined, choice: { model: base } });
  expect(store.getState().jobs[0]).toMatchObject({ model: base, state: { status: "running" } });
});

test("a page whose only model did not arrive tries it again when the network is back", async () => {
  const { store, services } = await opened();
  store.setState({ engine: { status: "failed", model: tiny, failure: { code: "offline", message: "", details: "" } } });
  services.host.tell({ network: "offline" });
  services.host.tell({ network: "online" });
  await settle();
  expect(store.getState().engine).toMatchObject({ status: "ready", model: tiny });
});

test("a model that was read and is none costs the one before, as the engine has given that up", async () => {
  const { store, services } = await opened();
  services.failLoad = new SottoError("model-corrupt", "no model");
  store.actions.chooseModel(base);
  await settle();
  expect(store.getState()).toMatchObject({ engine: { status: "failed", model: base }, missing: undefined });
});
