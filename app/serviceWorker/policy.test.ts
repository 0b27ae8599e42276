import { expect, test } from "vitest";
import { workerPolicy } from "./policy";

const connect = (path: string) => /connect-src ([^;]*)/.exec(workerPolicy(new URL(path, "https://here/some/")))?.[1];

test("a worker reaches its own origin only", () => {
  expect(connect("assets/engine.worker-Y7V.js")).toBe("'self'");
  expect(connect("assets/decoder.worker-Y7V.js?models.worker")).toBe("'self'");
  expect(connect("models.worker/engine.worker.js")).toBe("'self'");
});

test("the worker that fetches models reaches https and this machine", () => {
  expect(connect("assets/models.worker-Y7V.js")).toBe("'self' https: http://localhost:* http://127.0.0.1:*");
});
