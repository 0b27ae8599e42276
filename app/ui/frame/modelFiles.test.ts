import { expect, test } from "vitest";
import { mayBeModels, takeModels } from "./modelFiles";

test("files may be models unless one says that it is sound, a picture or text", () => {
  expect(mayBeModels(["application/octet-stream"])).toBe("yes");
  expect(mayBeModels([""])).toBe("yes");
  expect(mayBeModels(["", "audio/mpeg"])).toBe("no");
  expect(mayBeModels(["image/png"])).toBe("no");
  expect(mayBeModels([])).toBe("no");
});

test("models are told by their names, and the others are left", () => {
  const files = ["a.mp3", "tune.BIN", "b.bin", "notes.bin.txt"].map((name) => ({ name }));
  const added: string[] = [];
  const left = takeModels(files, ({ name }) => added.push(name));
  expect(added).toEqual(["tune.BIN"]);
  expect(left.map(({ name }) => name)).toEqual(["a.mp3", "notes.bin.txt"]);
});
