import { afterEach, expect, test, vi } from "vitest";
import { fetchFile } from "./fetchFile";

const request = { name: "tiny.en-q5_1", url: "https://here/models/tiny.bin", bytes: 4 };

function answer(...chunks: readonly Uint8Array<ArrayBuffer>[]) {
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body));
}

afterEach(() => vi.unstubAllGlobals());

test("chunks become one file, and the last count told is its length", async () => {
  answer(Uint8Array.of(1, 2), Uint8Array.of(3, 4));
  const told: number[] = [];
  expect([...(await fetchFile(request, (bytes) => told.push(bytes)))]).toEqual([1, 2, 3, 4]);
  expect(told.at(-1)).toBe(4);
});

test("a file longer than stated is refused before it is held", async () => {
  answer(Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5));
  await expect(fetchFile(request, () => {})).rejects.toMatchObject({ name: "model-corrupt" });
});

test("a shorter file comes through with its own length, for the host to judge", async () => {
  answer(Uint8Array.of(1, 2));
  expect(await fetchFile(request, () => {})).toHaveLength(2);
});

test("an answer that is no file and a network that fails say so", async () => {
  vi.stubGlobal("fetch", async () => new Response("gone", { status: 404 }));
  await expect(fetchFile(request, () => {})).rejects.toMatchObject({ name: "download-failed", message: /404/ });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  vi.stubGlobal("navigator", { onLine: false });
  await expect(fetchFile(request, () => {})).rejects.toMatchObject({ name: "offline" });
  vi.stubGlobal("navigator", { onLine: true });
  await expect(fetchFile(request, () => {})).rejects.toMatchObject({ name: "download-failed" });
});
