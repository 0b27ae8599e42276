import { expect, test } from "vitest";
import { readText } from "./readText";

const read = (...bytes: readonly number[]) => readText(new Blob([Uint8Array.from(bytes)]));

test("reads a text in the encodings that subtitles come in", async () => {
  expect(await readText(new Blob(["Ólafs 東京"]))).toBe("Ólafs 東京");
  expect(await read(0xff, 0xfe, 0xd3, 0x00)).toBe("Ó");
  expect(await read(0xfe, 0xff, 0x00, 0xd3)).toBe("Ó");
  expect(await read(0xd3, 0x6c, 0xe9)).toBe("Ólé");
});
