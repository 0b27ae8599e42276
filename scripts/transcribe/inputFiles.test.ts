import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../setup/testFolders";
import { bytesOfPath } from "./bytePaths";
import { disk } from "./disk";
import { folders } from "./folders";
import { inputFiles } from "./inputFiles";

function archive(): string {
  const folder = newFolder();
  mkdirSync(join(folder, "day2", "b-roll"), { recursive: true });
  mkdirSync(join(folder, ".cache"));
  for (const file of ["a.mp3", "notes.txt", ".hidden.wav", "day2/b.MKV", "day2/b-roll/c.flac", ".cache/d.wav"])
    writeFileSync(join(folder, file), "sound");
  symlinkSync(folder, join(folder, "day2", "back"));
  writeFileSync(join(folder, "day2", "what[1].ogg"), "sound");
  return folder;
}

async function given(...args: string[]) {
  const told: string[] = [];
  const stderr = { write: (text: string) => told.push(text) };
  return { ...(await inputFiles(args, { disk, folders, stderr })), told };
}

test("a folder is the sound and video in it and in those within, in the order of their names", async () => {
  const folder = archive();
  const { files, isWhole } = await given(join(folder, "day2"), join(folder, "a.mp3"), "nowhere.mp3");
  expect(files).toEqual([
    join(folder, "day2", "b-roll", "c.flac"),
    join(folder, "day2", "b.MKV"),
    join(folder, "day2", "what[1].ogg"),
    join(folder, "a.mp3"),
    "nowhere.mp3",
  ]);
  expect(isWhole).toBe(true);
});

test("names in a folder need not be UTF-8", async () => {
  const folder = newFolder();
  const name = Buffer.from("caf\xe9.wav", "latin1");
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), "sound");
  const [file = "", ...others] = (await given(folder)).files;
  expect(bytesOfPath(file).subarray(-name.length)).toEqual(name);
  expect(others).toEqual([]);
  expect(await folders.bytesOf(file)).toBe(5);
  expect(await disk.kindOf(file)).toBe("file");
});

test("a pattern is the sound and video that fit it, and a file of that very name is itself", async () => {
  const folder = archive();
  expect((await given(`${folder}/*`)).files).toEqual([join(folder, "a.mp3")]);
  expect((await given(`${folder}/**/*.{flac,MKV}`)).files).toEqual([
    join(folder, "day2", "b-roll", "c.flac"),
    join(folder, "day2", "b.MKV"),
  ]);
  expect((await given(join(folder, "day2", "what[1].ogg"))).files).toEqual([join(folder, "day2", "what[1].ogg")]);
});

test("where there is none, that is told", async () => {
  const folder = newFolder();
  expect(await given(folder, `${folder}/*.mp3`)).toEqual({
    files: [],
    isWhole: false,
    told: [`${folder} holds no sound or video files.\n`, `${folder}/*.mp3 fits no sound or video file.\n`],
  });
});
