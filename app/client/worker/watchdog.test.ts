import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startWatchdog } from "./watchdog";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("who answers late but answers is left alone; who never does is told once", async () => {
  let answer = () => {};
  const onHang = vi.fn();
  const ping = () =>
    new Promise<void>((resolve) => {
      answer = resolve;
    });
  startWatchdog({ ping, onHang, every: 1000, patience: 3 });
  await pass(3500);
  answer();
  await pass(3000);
  expect(onHang).not.toHaveBeenCalled();
  await pass(20_000);
  expect(onHang).toHaveBeenCalledTimes(1);
});

test("who is no longer watched is not asked", async () => {
  const ping = vi.fn(() => Promise.resolve());
  const stop = startWatchdog({ ping, onHang: () => {}, every: 1000, patience: 3 });
  await pass(2500);
  stop();
  await pass(5000);
  expect(ping).toHaveBeenCalledTimes(2);
});
