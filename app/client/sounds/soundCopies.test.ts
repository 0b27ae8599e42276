import { beforeEach, expect, test, vi } from "vitest";
import { FakeFolder } from "../../testing/fakeFolder";
import { createSoundCopies, leftToTexts } from "./soundCopies";

let folder: FakeFolder;
const visit = () => createSoundCopies(folder as unknown as StorageManager);
const sound = (text: string) => new Blob([text]);

beforeEach(() => {
  folder = new FakeFolder();
  vi.stubGlobal(
    "FileSystemFileHandle",
    class {
      createWritable() {}
    },
  );
});

test("a copy is there at the next visit, by its transcript, with the ending by which its kind is known", async () => {
  expect(await visit().canKeep()).toBe(true);
  expect(await visit().keep("a", sound("abc"), "Talk.MP3")).toBe("kept");
  expect(await visit().keep("b", sound("de"), "no ending")).toBe("kept");
  expect([...(await visit().list())]).toEqual(["a", "b"]);
  const file = await visit().open("a");
  expect([file?.name, await file?.text()]).toEqual(["a.mp3", "abc"]);
  await visit().remove("a");
  expect([...(await visit().list())]).toEqual(["b"]);
  expect(await visit().open("a")).toBeUndefined();
});

test.each(["write", "close"] as const)("where there is no room at the %s, nothing of the copy is left", async (at) => {
  folder.fails = at;
  expect(await visit().keep("a", sound("abc"), "a.mp3")).toBe("full");
  expect(folder.files.size).toBe(0);
});

test("what would leave texts no room is not begun", async () => {
  folder.room = leftToTexts + 2;
  expect(await visit().keep("a", sound("abc"), "a.mp3")).toBe("full");
  expect(await visit().keep("a", sound("ab"), "a.mp3")).toBe("kept");
});

test("a tab that went in the middle leaves a name with nothing in it, which is no copy and is written over", async () => {
  await folder.getFileHandle("a.mp3", { create: true });
  expect(await visit().open("a")).toBeUndefined();
  expect(await visit().keep("a", sound("abc"), "a.mp3")).toBe("kept");
  expect(await (await visit().open("a"))?.text()).toBe("abc");
});

test("a browser that keeps nothing, or cannot write in one piece, keeps no copies", async () => {
  vi.stubGlobal("FileSystemFileHandle", class {});
  expect(await visit().canKeep()).toBe(false);
  const none = createSoundCopies({
    getDirectory: () => Promise.reject(new DOMException("private", "SecurityError")),
    estimate: async () => ({}),
  });
  expect(await none.canKeep()).toBe(false);
  expect(await none.keep("a", sound("abc"), "a.mp3")).toBe("impossible");
  expect(await none.open("a")).toBeUndefined();
  expect([...(await none.list())]).toEqual([]);
  await none.remove("a");
});
