import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js";
import { expect, test } from "vitest";
import type { NamedBlob } from "./namedBlob";
import { openZip } from "./zips";

type Packed = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;

async function zip(packed: Packed, options = {}): Promise<File> {
  const writer = new ZipWriter(new BlobWriter());
  for (const [name, content] of Object.entries(packed)) {
    await writer.add(
      name,
      typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content),
      options,
    );
  }
  return new File([await writer.close()], "talks.zip");
}

const reasonOf = (file: File, bounds?: Parameters<typeof openZip>[1]) =>
  unpacked(file, bounds).catch((error: Error) => error.message);

/** All that comes out of one. */
async function unpacked(file: File, bounds?: Parameters<typeof openZip>[1]) {
  const { sounds, leftOut, files } = await openZip(file, bounds);
  const all: NamedBlob[] = [];
  for await (const one of files) all.push(one);
  return { sounds, leftOut, files: all };
}

test("sound comes out of a ZIP, folders and all, in the order of its names; the rest is named", async () => {
  const file = await zip({
    "talks/part 10.mp3": "ten",
    "talks/part 2.mp3": "two",
    "notes.txt": "text",
    "__MACOSX/talks/._part 2.mp3": "fork",
    ".hidden.wav": "no",
  });
  const { sounds, files, leftOut } = await unpacked(file);
  expect(sounds).toBe(2);
  expect(await Promise.all(files.map(async (one) => [one.name, await one.text()]))).toEqual([
    ["part 2.mp3", "two"],
    ["part 10.mp3", "ten"],
  ]);
  expect(leftOut).toEqual(["notes.txt"]);
});

test("a ZIP without sound, one that is locked and one that is damaged say so", async () => {
  expect(await reasonOf(await zip({ "notes.txt": "text" }))).toBe("talks.zip is a ZIP without audio or video in it.");
  expect(await reasonOf(await zip({ "a.mp3": "sound" }, { password: "x", zipCrypto: true }))).toBe(
    "talks.zip is a ZIP that is locked by a password.",
  );
  expect(await reasonOf(new File(["PK no"], "talks.zip"))).toBe("talks.zip is a ZIP that cannot be read.");
  const whole = new Uint8Array(
    await (await zip({ "a.wav": new Uint8Array(5000).fill(7) }, { level: 0 })).arrayBuffer(),
  );
  whole[200] = 9;
  expect(await reasonOf(new File([whole], "talks.zip"))).toBe("talks.zip is a ZIP that cannot be read.");
});

test("more than is taken is refused before it is unpacked: too many entries, too many bytes, too much out of too little", async () => {
  const bounds = { entries: 3, bytes: 1000, ratio: 200 };
  const refused = "talks.zip is a ZIP that holds more than can be taken.";
  expect(await reasonOf(await zip({ "a.mp3": "1", "b.mp3": "2", "c.txt": "3", "d.txt": "4" }), bounds)).toBe(refused);
  expect(await reasonOf(await zip({ "a.wav": new Uint8Array(600), "b.wav": new Uint8Array(600) }), bounds)).toBe(
    refused,
  );
  expect(await reasonOf(await zip({ "bomb.wav": new Uint8Array(65 * 2 ** 20) }))).toBe(refused);
});

test("an entry that unpacks to more than it promised is not followed", async () => {
  const file = await zip({ "a.wav": new Uint8Array(100_000) });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer);
  // Its size, in the central directory.
  for (let at = 0; at + 28 < bytes.length; at++) {
    if (view.getUint32(at, false) === 0x504b0102) view.setUint32(at + 24, 10, true);
  }
  expect(await reasonOf(new File([bytes], "talks.zip"))).toMatch(/is a ZIP that/);
});
