import { expect, test } from "vitest";
import { ranged } from "./ranges";

const whole = () =>
  new Response("0123456789", { headers: { "Content-Type": "audio/mpeg", "Content-Encoding": "gzip" } });

test.each([
  ["bytes=0-3", "0123", "bytes 0-3/10"],
  ["bytes=4-4", "4", "bytes 4-4/10"],
  ["bytes=7-", "789", "bytes 7-9/10"],
  ["bytes=-2", "89", "bytes 8-9/10"],
  ["bytes=-99", "0123456789", "bytes 0-9/10"],
  ["bytes=8-99", "89", "bytes 8-9/10"],
])("%s is %s", async (header, text, range) => {
  const part = await ranged(whole(), header);
  expect([part.status, await part.text()]).toEqual([206, text]);
  expect(part.headers.get("Content-Range")).toBe(range);
  expect(part.headers.get("Content-Length")).toBe(String(text.length));
  expect(part.headers.get("Content-Type")).toBe("audio/mpeg");
  expect(part.headers.has("Content-Encoding")).toBe(false);
});

test.each(["bytes=10-", "bytes=5-4", "bytes=-0"])("%s is no part of it", async (header) => {
  const part = await ranged(whole(), header);
  expect([part.status, part.headers.get("Content-Range")]).toEqual([416, "bytes */10"]);
});

test.each([null, "bytes=-", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b"])("%s gets the whole", async (header) => {
  const response = await ranged(whole(), header);
  expect([response.status, await response.text()]).toEqual([200, "0123456789"]);
});
