import { expect, test } from "vitest";
import { listingOf, readListing } from "./published";

const oid = "0a".repeat(32);
const answer = (entries: unknown, init?: ResponseInit) => new Response(JSON.stringify(entries), init);

test("the folder of a file is listed beside it, at the host and at a mirror", () => {
  expect(listingOf("https://huggingface.co/ggerganov/whisper.cpp/resolve/main/ggml-tiny.bin")).toEqual({
    listing: "https://huggingface.co/api/models/ggerganov/whisper.cpp/tree/main",
    path: "ggml-tiny.bin",
  });
  expect(listingOf("https://models.firm.example/hf/a/b/resolve/main/en/x%20y.bin")).toEqual({
    listing: "https://models.firm.example/hf/api/models/a/b/tree/main/en",
    path: "en/x y.bin",
  });
  expect(listingOf("https://example.com/model.bin")).toBeUndefined();
});

test("size and hash are those of the large file, not of its pointer", async () => {
  const entries = [
    { path: "README.md", size: 3, oid: "1" },
    { path: "en/a.bin", size: 135, oid: "2", lfs: { oid, size: 7000 } },
  ];
  expect(await readListing(answer(entries), "en/a.bin")).toEqual({ bytes: 7000, hash: { kind: "sha256", value: oid } });
  expect(await readListing(answer(entries), "README.md")).toBeUndefined();
  expect(await readListing(answer(entries), "b.bin")).toBeUndefined();
});

test("what is no hash and no size is not taken for one", async () => {
  for (const lfs of [{ oid: "abc", size: 1 }, { oid, size: -1 }, { oid, size: 1.5 }, { oid: 3, size: 1 }, null, "x"]) {
    expect(await readListing(answer([null, 3, { path: "a", lfs }]), "a")).toBeUndefined();
  }
});

test("an answer that is no listing says so", async () => {
  for (const response of [answer({ error: "x" }), new Response("<html>"), answer([], { status: 404 })]) {
    await expect(readListing(response, "a")).rejects.toMatchObject({ name: "download-failed" });
  }
  const endless = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(1 << 20).fill(32)) });
  await expect(readListing(new Response(endless), "a")).rejects.toMatchObject({ message: /no end/ });
});
