import { expect, test } from "vitest";
import { hasNewerPage } from "./newerPage";

const own = "./assets/index-1.js";
const page = (script: string) => `<!doctype html><script type="module" crossorigin src="${script}"></script>`;
const host = (body: string, status = 200) => (async () => new Response(body, { status })) as unknown as typeof fetch;

test("a page with another main script is newer, the same one is not", async () => {
  expect(await hasNewerPage(own, "./", host(page("./assets/index-2.js")))).toBe(true);
  expect(await hasNewerPage(own, "./", host(page(own)))).toBe(false);
});

test("no page of Sotto's is none that is newer", async () => {
  expect(await hasNewerPage(own, "./", host("<p>Welcome to the hotel's network"))).toBe(false);
  expect(await hasNewerPage(own, "./", host(page("./assets/index-2.js"), 404))).toBe(false);
  expect(await hasNewerPage(null, "./", host(page("./assets/index-2.js")))).toBe(false);
});

test("nor is one, without a network", async () => {
  const none = (async () => Promise.reject(new TypeError("no network"))) as unknown as typeof fetch;
  expect(await hasNewerPage(own, "./", none)).toBe(false);
});
