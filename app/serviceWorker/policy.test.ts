import { expect, test } from "vitest";
import { pagePolicy, policyOf, withPolicy, workerPolicy } from "./policy";

const connect = (path: string) => /connect-src ([^;]*)/.exec(workerPolicy(new URL(path, "https://here/some/")))?.[1];

test("a worker reaches its own origin only", () => {
  expect(connect("assets/engine.worker-Y7V.js")).toBe("'self'");
  expect(connect("assets/decoder.worker-Y7V.js?models.worker")).toBe("'self'");
  expect(connect("models.worker/engine.worker.js")).toBe("'self'");
});

test("the worker that fetches models reaches https and this machine", () => {
  expect(connect("assets/models.worker-Y7V.js")).toBe("'self' https: http://localhost:* http://127.0.0.1:*");
  // It keeps by itself to the one host that the user named: ownOrigin.ts.
  expect(connect("assets/remote.worker-Y7V.js")).toBe(connect("assets/models.worker-Y7V.js"));
});

test("pages say who may frame them, workers whom they may ask, and what a host says stays", () => {
  expect(policyOf(new URL("https://here/some/"))).toBe("frame-ancestors 'none'");
  expect(policyOf(new URL("https://here/some/assets/engine.worker-Y7V.js"))).toContain("default-src 'none'");
  const response = new Response("", { headers: { "Content-Security-Policy": "frame-src 'none'" } });
  expect(withPolicy(response, pagePolicy).headers.get("Content-Security-Policy")).toBe(
    "frame-src 'none', frame-ancestors 'none'",
  );
  expect(withPolicy(Response.error(), pagePolicy).status).toBe(0);
});
