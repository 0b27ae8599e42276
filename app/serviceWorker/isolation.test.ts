import { expect, test } from "vitest";
import { isolated, isolationHeaders } from "./isolation";

test("an answer without the headers gets them, and keeps all else", async () => {
  const plain = new Response("text", { status: 203, statusText: "Copied", headers: { "Content-Type": "text/css" } });
  const answer = isolated(plain);
  for (const [name, value] of Object.entries(isolationHeaders)) expect(answer.headers.get(name)).toBe(value);
  expect(answer.headers.get("Content-Type")).toBe("text/css");
  expect([answer.status, answer.statusText, await answer.text()]).toEqual([203, "Copied", "text"]);
});

test("an answer without content stays one", () => {
  expect(isolated(new Response(null, { status: 304 })).status).toBe(304);
});

test("what a host isolates by itself, and what is closed to us, passes through", () => {
  const headers = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  };
  for (const response of [new Response("", { headers }), Response.error()]) expect(isolated(response)).toBe(response);
});
