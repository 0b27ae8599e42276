import { afterEach, expect, test, vi } from "vitest";
import { inIdleTime } from "./idleTime";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A browser that gives a slice of so many looks at its clock whenever it is asked to. */
function browser(looks: number) {
  const waiting: IdleRequestCallback[] = [];
  vi.stubGlobal("requestIdleCallback", (callback: IdleRequestCallback) => waiting.push(callback));
  vi.stubGlobal("cancelIdleCallback", () => waiting.pop());
  return () => {
    let left = looks;
    waiting.pop()?.({ didTimeout: false, timeRemaining: () => (left-- > 0 ? 5 : 0) });
  };
}

test("many things are done in slices, in order, and then it is said once", () => {
  const idle = browser(2);
  const seen: number[] = [];
  const done = vi.fn();
  inIdleTime({ things: [1, 2, 3, 4, 5], each: (one) => seen.push(one), done });
  expect(seen).toEqual([]);
  idle();
  expect([seen, done.mock.calls.length]).toEqual([[1, 2], 0]);
  for (let n = 0; n < 4; n++) idle();
  expect([seen, done.mock.calls.length]).toEqual([[1, 2, 3, 4, 5], 1]);
});

test("what was ended early goes on no more", () => {
  const idle = browser(1);
  const seen: number[] = [];
  const end = inIdleTime({ things: [1, 2], each: (one) => seen.push(one), done: () => seen.push(0) });
  idle();
  end();
  idle();
  expect(seen).toEqual([1]);
});

test("a browser without idle time does it between its other tasks", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const seen: number[] = [];
  inIdleTime({ things: [1, 2], each: (one) => seen.push(one), done: () => seen.push(0) });
  expect(seen).toEqual([]);
  vi.runAllTimers();
  expect(seen).toEqual([1, 2, 0]);
});
