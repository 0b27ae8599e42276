import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { errorCode } from "../../engine/index";
import { newFolder } from "../setup/testFolders";
import { decodeBy } from "./decodeInThread";

const folder = newFolder();
afterEach(() => void vi.useRealTimers());

test("a decoder that loops for ever is ended after ten seconds, and named", async () => {
  const program = join(folder, "loop.mjs");
  writeFileSync(program, "for (;;);");
  vi.useFakeTimers({ toFake: ["setInterval"] });
  const opening = decodeBy(program, ["a.wav", "a.wav", {}]).then(
    () => expect.unreachable(),
    (error: unknown) => error as Error,
  );
  // The module is compiled before the watch begins.
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { timeout: 20_000 });
  vi.advanceTimersByTime(10_000);
  const error = await opening;
  expect(errorCode(error)).toBe("audio-unreadable");
  expect(error.message).toBe("The file made its decoder hang, which was ended.");
});
