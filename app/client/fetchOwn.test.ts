import { expect, test, vi } from "vitest";
import { fetchOwn } from "./fetchOwn";

const lost = new TypeError("Load failed");

test("without a network a file of the page comes from what is stored, and what is not stored fails as it did", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(lost));
  const match = async (url: string) => (url === "kernels.wasm" ? new Response("stored") : undefined);
  vi.stubGlobal("caches", { match });
  expect(await (await fetchOwn("kernels.wasm")).text()).toBe("stored");
  await expect(fetchOwn("other.wasm")).rejects.toBe(lost);
  vi.stubGlobal("caches", undefined);
  await expect(fetchOwn("kernels.wasm")).rejects.toBe(lost);
});

test("what the network gives is taken", async () => {
  vi.stubGlobal("fetch", async () => new Response("fresh"));
  expect(await (await fetchOwn("kernels.wasm")).text()).toBe("fresh");
});
