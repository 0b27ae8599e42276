import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { projectRoot } from "../setup/root";
import { decodePath } from "./decodePath";

afterEach(() => vi.restoreAllMocks());

test("a file waits for whoever reads it: its patience is for what it does itself", async () => {
  const file = join(projectRoot(), "public", "jfk.mp3");
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const audio = await decodePath(file, () => undefined, file);
  let samples = 0;
  for (let chunk = await audio.read(); chunk; chunk = await audio.read()) {
    samples += chunk.length;
    // An engine that decodes a window on a slow device.
    now += 60_000;
  }
  expect(samples / 16_000).toBeCloseTo(11, 1);
  expect(audio.unread()).toEqual([]);
});
