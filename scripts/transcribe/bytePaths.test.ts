import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../setup/testFolders";
import { argumentsOf, bytesOfPath, hasBytes, readablePath } from "./bytePaths";

test("arguments keep the bytes that are no UTF-8", () => {
  const file = join(newFolder(), "cmdline");
  const path = Buffer.from("caf\xe9/\xc3\xa9\xf0\x9f\x98\x80\x9b.wav", "latin1");
  writeFileSync(file, Buffer.concat([Buffer.from("node\0sotto\0"), path, Buffer.from("\0--vad\0")]));
  const [found = "", flag] = argumentsOf(["caf\ufffd/é😀\ufffd.wav", "--vad"], file);
  expect(flag).toBe("--vad");
  expect(bytesOfPath(found)).toEqual(path);
  expect(hasBytes(found)).toBe(true);
  expect(readablePath(found)).toBe("café/é😀\u009b.wav");
});

test("all other arguments are Node's", () => {
  expect(argumentsOf(["é😀.wav"], "/nowhere")).toEqual(["é😀.wav"]);
  expect(argumentsOf(["\ufffd"], "/nowhere")).toEqual(["\ufffd"]);
  expect(hasBytes("é😀.wav")).toBe(false);
  expect(bytesOfPath("é😀.wav")).toEqual(Buffer.from("é😀.wav"));
});
