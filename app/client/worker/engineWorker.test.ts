import { expect, test, vi } from "vitest";
import { EngineWorker } from "./engineWorker";

/** A worker whose script does not come. */
class MissingWorker extends EventTarget {
  static made = 0;
  constructor() {
    super();
    MissingWorker.made++;
    setTimeout(() => this.dispatchEvent(new Event("error")));
  }
  postMessage() {}
  terminate() {}
}

test("an engine that cannot be started is asked for once a call, and each call says so", async () => {
  vi.stubGlobal("Worker", MissingWorker);
  vi.stubGlobal("dispatchEvent", () => true);
  const engine = new EngineWorker(() => new MessageChannel().port1, "vad");
  const rest = () => new Promise((resolve) => setTimeout(resolve, 50));
  await rest();
  expect(MissingWorker.made).toBe(1);
  await expect(engine.call((one) => one.ping())).rejects.toMatchObject({ name: "engine-lost" });
  await rest();
  expect(MissingWorker.made).toBe(2);
  vi.unstubAllGlobals();
});
