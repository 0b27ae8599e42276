import { expect, test, vi } from "vitest";
import type { AppHostState } from "./types";
import { watchVersions } from "./versions";

class FakeWorker extends EventTarget {
  readonly messages: unknown[] = [];
  postMessage(message: unknown) {
    this.messages.push(message);
  }
}
class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  update = vi.fn(async () => {});
  /** A version begins to be stored. */
  find() {
    this.installing = new FakeWorker();
    this.dispatchEvent(new Event("updatefound"));
  }
  /** It is stored, and waits or works. */
  store(as: "waiting" | "active") {
    const worker = this.installing;
    this.installing = null;
    this[as] = worker;
    worker?.dispatchEvent(new Event("statechange"));
  }
}
class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
  control(worker: FakeWorker | null) {
    this.controller = worker;
    this.dispatchEvent(new Event("controllerchange"));
  }
}

async function opened({ controlled }: { readonly controlled: "yes" | "no" }) {
  const container = new FakeContainer();
  const registration = new FakeRegistration();
  if (controlled === "yes") container.controller = registration.active = new FakeWorker();
  const reload = vi.fn();
  const versions = watchVersions(
    container as unknown as ServiceWorkerContainer,
    async () => registration as unknown as ServiceWorkerRegistration,
    reload,
  );
  let state: Partial<AppHostState> = {};
  versions.watch((change) => {
    state = change;
  });
  await Promise.resolve();
  return { container, registration, reload, versions, state: () => state };
}

test("a page tells the worker that gave it that it is open", async () => {
  const { container } = await opened({ controlled: "yes" });
  expect(container.controller?.messages).toEqual(["opened"]);
});

test("the first version is stored, takes the page, and is no update", async () => {
  const { container, registration, state } = await opened({ controlled: "no" });
  registration.find();
  expect(state()).toEqual({ shell: "storing", update: "none" });
  registration.store("active");
  container.control(registration.active);
  expect(state()).toEqual({ shell: "stored", update: "none" });
});

test("a version that could not be stored leaves none", async () => {
  const { registration, state } = await opened({ controlled: "no" });
  registration.find();
  const failed = registration.installing;
  registration.installing = null;
  failed?.dispatchEvent(new Event("statechange"));
  expect(state()).toEqual({ shell: "none", update: "none" });
});

test("a later version waits until it is asked to take over, and the page is loaded anew when it has", async () => {
  const { container, registration, versions, reload, state } = await opened({ controlled: "yes" });
  registration.find();
  expect(state()).toEqual({ shell: "stored", update: "none" });
  registration.store("waiting");
  expect(state()).toEqual({ shell: "stored", update: "ready" });
  const { waiting } = registration;
  expect(waiting?.messages).toEqual([]);
  versions.update();
  expect([waiting?.messages, reload.mock.calls.length]).toEqual([["take over"], 0]);
  registration.waiting = null;
  container.control(waiting);
  expect(reload).toHaveBeenCalledTimes(1);
  // Whoever stays with the old page after all is told again.
  expect(state().update).toBe("ready");
  versions.update();
  expect(reload).toHaveBeenCalledTimes(2);
});

test("a version that does not take over holds nobody up", async () => {
  vi.useFakeTimers();
  const { registration, versions, reload } = await opened({ controlled: "yes" });
  registration.find();
  registration.store("waiting");
  versions.update();
  vi.advanceTimersByTime(3000);
  vi.useRealTimers();
  expect(reload).toHaveBeenCalledTimes(1);
});

test("a page whose version another page replaced is offered the newer one", async () => {
  const { container, state } = await opened({ controlled: "yes" });
  container.control(new FakeWorker());
  expect(state().update).toBe("ready");
});

test("without service workers, or where the browser refuses them, nothing is stored", async () => {
  const told: unknown[] = [];
  watchVersions(undefined, Promise.reject, () => {}).watch((change) => told.push(change));
  const refused = async () => Promise.reject(new DOMException("no", "SecurityError"));
  watchVersions(new FakeContainer() as unknown as ServiceWorkerContainer, refused, () => {}).watch((change) =>
    told.push(change),
  );
  await new Promise((resolve) => setTimeout(resolve));
  expect(told.at(0)).toEqual({ shell: "none", update: "none" });
  expect(told.at(-1)).toEqual({ shell: "none", update: "none" });
});
