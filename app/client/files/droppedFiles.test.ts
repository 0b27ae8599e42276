import { expect, test } from "vitest";
import { droppedFiles } from "./droppedFiles";
import { soundAmong } from "./givenFiles";

interface Tree {
  readonly [name: string]: string | Tree;
}

function handleOf(name: string, content: string | Tree): object {
  if (typeof content === "string") return { kind: "file", name, getFile: async () => new File([content], name) };
  return {
    kind: "directory",
    name,
    async *values() {
      for (const [inside, of] of Object.entries(content)) yield handleOf(inside, of);
    },
  };
}

/** As browsers without handles have it: a reader gives two at a time. */
function entryOf(name: string, content: string | Tree): object {
  if (typeof content === "string") {
    return { name, isDirectory: false, file: (give: (file: File) => void) => give(new File([content], name)) };
  }
  const left = Object.entries(content);
  const readEntries = (give: (entries: object[]) => void) =>
    give(left.splice(0, 2).map(([inside, of]) => entryOf(inside, of)));
  return { name, isDirectory: true, createReader: () => ({ readEntries }) };
}

const folder: Tree = {
  "part 10.mp3": "ten",
  "part 2.MP3": "two",
  "notes.txt": "text",
  ".DS_Store": "the system's",
  ".hidden": { "a.mp3": "hidden" },
  inner: { "talk.opus": "talk", "cover.jpg": "picture" },
};

function dropOf(items: readonly object[]): DataTransfer {
  return {
    items: items.map((item) => ({ kind: "file", getAsFile: () => null, webkitGetAsEntry: () => null, ...item })),
  } as unknown as DataTransfer;
}

test.each([
  ["handles", { getAsFileSystemHandle: async () => handleOf("talks", folder) }],
  ["entries", { webkitGetAsEntry: () => entryOf("talks", folder) }],
])("folders are walked by %s: audio and video in the order of their names, the rest is named", async (_, item) => {
  const { files, folders } = await droppedFiles(dropOf([item]));
  expect(files).toEqual([]);
  expect(folders.files.map(({ name }) => name)).toEqual(["talk.opus", "part 2.MP3", "part 10.mp3"]);
  expect(folders.leftOut).toEqual(["cover.jpg", "notes.txt"]);
});

test("what is in a folder comes with its handle, and what has gone since is left out", async () => {
  const gone = { kind: "file", name: "gone.wav", getFile: () => Promise.reject(new DOMException("", "NotFoundError")) };
  const here = handleOf("here.wav", "sound");
  const talks = {
    kind: "directory",
    name: "talks",
    async *values() {
      yield* [gone, here];
    },
  };
  const { folders } = await droppedFiles(dropOf([{ getAsFileSystemHandle: async () => talks }]));
  expect(folders).toMatchObject({ files: [{ name: "here.wav", handle: here }], leftOut: ["gone.wav"] });
});

test("of files beside folders those that say they are something else are left out", async () => {
  const file = (name: string, type: string) => ({ getAsFile: () => new File(["x"], name, { type }) });
  const { files } = await droppedFiles(
    dropOf([
      file("a.mp3", "audio/mpeg"),
      file("photo.jpg", "image/jpeg"),
      file("old.aup3", ""),
      file("b.mp4", "video/mp4"),
    ]),
  );
  const given = soundAmong(files);
  expect(given.files.map(({ name }) => name)).toEqual(["a.mp3", "old.aup3", "b.mp4"]);
  expect(given.leftOut).toEqual(["photo.jpg"]);
});
