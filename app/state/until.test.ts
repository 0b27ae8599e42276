import { afterEach, expect, test, vi } from "vitest";
import { fakeServices } from "../testing/fakeServices";
import { createAppStore } from "./store";
import { until } from "./until";

afterEach(() => void vi.useRealTimers());

/** What has become of waiting for the page "models". */
function waiting() {
  vi.useFakeTimers();
  const store = createAppStore(fakeServices());
  const ended = vi.fn();
  void until(store, ({ page }) => page.view === "models", 1000).then(ended);
  return { store, ended };
}

test("it ends as soon as the state is such, and once", async () => {
  const { store, ended } = waiting();
  await vi.advanceTimersByTimeAsync(10);
  store.actions.show({ view: "settings" });
  await vi.advanceTimersByTimeAsync(10);
  expect(ended).not.toHaveBeenCalled();
  store.actions.show({ view: "models" });
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test("it ends without it when patience does", async () => {
  const { ended } = waiting();
  await vi.advanceTimersByTimeAsync(999);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledOnce();
});
