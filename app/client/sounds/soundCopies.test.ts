import { beforeEach, expect, test, vi } from "vitest";
import { createSoundCopies, leftToTexts } from "./soundCopies";

/** The browser's files of this origin as far as copies need them: a writer's bytes count when it is closed. */
class FakeFolder {
  readonly files = new Map<string, Blob>();
  /** What the next writing does in place of ending. */
  fails: "write" | "close" | "never" = "never";
  room = 1e12;

  getDirectory = async () => this as unknown as FileSystemDirectoryHandle;
  getDirectoryHandle = async () => this;
  estimate = async () => ({ quota: this.room, usage: 0 });

  async *values() {
    for (const name of this.files.keys()) yield this.#handle(name);
  }

  async getFileHandle(name: string) {
    if (!this.files.has(name)) this.files.set(name, new Blob());
    return this.#handle(name);
  }

  async removeEntry(name: string) {
    this.files.delete(name);
  }

  #handle(name: string) {
    return {
      kind: "file",
      name,
      getFile: async () => new File([this.files.get(name) ?? ""], name),
      createWritable: async () => this.#writable(name),
    };
  }

  #writable(name: string) {
    let written = new Blob();
    const fail = (at: "write" | "close") => {
      if (this.fails === at) throw new DOMException("full", "QuotaExceededError");
    };
    return {
      write: async (sound: Blob) => {
        fail("write");
        written = sound;
      },
      close: async () => {
        fail("close");
        this.files.set(name, written);
      },
      abort: async () => {},
    };
  }
}

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
  await folder.getFileHandle("a.mp3");
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
