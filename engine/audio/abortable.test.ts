import { expect, test } from "vitest";
import { errorCode } from "../errors";
import { abortable } from "./abortable";

test("a reading that takes for ever is given up when it is cancelled", async () => {
  const abort = new AbortController();
  const chunk = new Float32Array(3);
  const answers = [Promise.resolve(chunk), new Promise<never>(() => {})];
  const source = { start: 0, seconds: 1, read: () => answers.shift() ?? Promise.resolve(null) };
  const audio = abortable(source, abort.signal);
  expect(await audio.read()).toBe(chunk);
  const reading = audio.read().catch(errorCode);
  abort.abort();
  expect(await reading).toBe("cancelled");
});
