import { expect, test } from "vitest";
import { Rate } from "./rate";

test("a rate is that of the last seconds, and begins anew when a download does", () => {
  const rate = new Rate();
  rate.add(0, 1000);
  rate.add(500, 1500);
  expect(rate.bytesPerSecond).toBeUndefined();
  rate.add(1000, 2000);
  expect(rate.bytesPerSecond).toBe(1000);
  for (let at = 1500; at <= 20_000; at += 500) rate.add(at, 2000);
  expect(rate.bytesPerSecond).toBe(0);
  rate.add(20_500, 10);
  expect(rate.bytesPerSecond).toBeUndefined();
});
