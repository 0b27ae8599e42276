import { expect, test } from "vitest";
import type { MeasuredDevice } from "../../client/bench/types";
import { fakeServices, named, settle } from "../../testing/fakeServices";
import { createAppStore } from "../store";
import { benchObstacle } from "./benchObstacle";

const cpu: MeasuredDevice = { device: "cpu", adapter: "2 threads", arithmetic: "i16", kind: "hardware" };
const kernel = { name: "matvec", shape: "1×2×3", type: "i16", median: 1, samples: 3 };

/** A page whose model is loaded. */
async function opened() {
  const services = fakeServices();
  const store = createAppStore(services);
  await store.actions.open();
  await settle();
  const { bench } = services;
  return { services, store, bench, ran: () => store.getState().bench };
}

test("the model in use is measured on every device, and the figures stay for the visit", async () => {
  const { services, store, bench, ran } = await opened();
  const measuring = store.actions.measure();
  expect(ran().run).toMatchObject({ status: "running", step: undefined });
  expect(bench.tries[0]?.request).toMatchObject({ model: { name: "tiny.en-q5_1" }, inUse: "cpu" });
  bench.tries[0]?.emit({ type: "device", device: cpu });
  bench.tries[0]?.emit({ type: "step", step: { what: "kernel", device: "cpu", index: 1, of: 2 } });
  expect(ran().run).toMatchObject({ status: "running", step: { index: 1 } });
  bench.tries[0]?.emit({ type: "kernel", device: "cpu", figure: kernel });
  bench.tries[0]?.finish();
  await measuring;
  expect(ran().run).toEqual({ status: "done" });
  expect(ran().results).toMatchObject([{ device: "cpu", kernels: [kernel] }]);
  // And for the next one.
  expect(createAppStore(services).getState().bench).toMatchObject({ run: { status: "none" }, results: ran().results });
});

test("a second start does nothing while the first one runs, and replaces its figures afterwards", async () => {
  const { store, bench, ran } = await opened();
  void store.actions.measure();
  void store.actions.measure();
  expect(bench.tries).toHaveLength(1);
  bench.tries[0]?.emit({ type: "device", device: cpu });
  store.actions.stopMeasuring();
  expect(bench.tries[0]?.stopped).toBe(true);
  expect(ran().run).toEqual({ status: "stopped", by: "user" });
  expect(ran().results).toHaveLength(1);
  void store.actions.measure();
  expect(ran().results).toEqual([]);
  // What the first one still says comes too late.
  bench.tries[0]?.emit({ type: "device", device: cpu });
  await settle();
  expect(ran()).toMatchObject({ run: { status: "running" }, results: [] });
});

test("a file that begins ends it at once, and nothing is measured while it runs", async () => {
  const { services, store, bench, ran } = await opened();
  void store.actions.measure();
  store.actions.addFiles([named("talk.mp3")]);
  expect(bench.tries[0]?.stopped).toBe(true);
  expect(ran().run).toEqual({ status: "stopped", by: "work" });
  await settle();
  expect(benchObstacle(store.getState())).toBe("work");
  await store.actions.measure();
  expect(bench.tries).toHaveLength(1);
  services.runs[0]?.finish();
  await settle();
  expect(benchObstacle(store.getState())).toBe("none");
});

test("a recording that begins ends it too", async () => {
  const { store, bench, ran } = await opened();
  void store.actions.measure();
  await store.actions.record();
  expect(bench.tries[0]?.stopped).toBe(true);
  expect(ran().run).toEqual({ status: "stopped", by: "work" });
});

test("another model that is being loaded ends it, and without a model nothing is measured", async () => {
  const { services, store, bench } = await opened();
  void store.actions.measure();
  services.failLoad = new Error("No");
  const other = store.getState().models[1];
  if (other === undefined) throw new Error("There is one model alone");
  store.actions.chooseModel(other);
  expect(bench.tries[0]?.stopped).toBe(true);
  await settle();
  expect(benchObstacle(store.getState())).toBe("model");
  await store.actions.measure();
  expect(bench.tries).toHaveLength(1);
});

test("a measurement that fails says so and keeps what was measured", async () => {
  const { store, bench, ran } = await opened();
  const measuring = store.actions.measure();
  bench.tries[0]?.emit({ type: "device", device: cpu });
  bench.tries[0]?.fail(new Error("The worker died"));
  await measuring;
  expect(ran()).toMatchObject({ run: { status: "failed", failure: { message: "The worker died" } } });
  expect(ran().results).toHaveLength(1);
});

test("the browser is asked what this device is", async () => {
  const { store, ran } = await opened();
  expect(ran().facts).toBeUndefined();
  await store.actions.lookAtDevice();
  expect(ran().facts).toMatchObject({ browser: "Fake 1" });
});
