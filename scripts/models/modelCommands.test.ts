import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkWhisper, type SourceFile } from "../../engine/index";
import { smallestDims, writeGgml } from "../../engine/testing/writeGgml";
import { newFolder } from "../setup/testFolders";
import { parseModelCommand } from "./modelArgs";
import { readModel } from "./readModel";
import { runModelCommand } from "./runModelCommand";

const f16 = writeGgml({ dims: { ...smallestDims, nVocab: 51865 }, type: "f16", seed: 1 });

/** Runs a command in a folder of its own; IN is the path of a model of f16 there. */
async function run(
  verb: "convert" | "models",
  args: (path: (name: string) => string) => readonly string[],
  folder = newFolder(),
) {
  const seen = { code: -1, stdout: "", stderr: "", folder };
  const path = (name: string) => join(folder, name);
  writeFileSync(path("in.bin"), f16);
  const command = parseModelCommand(verb, args(path));
  if (command.name === "help") throw new Error("expected a command");
  seen.code = await runModelCommand(command, {
    signal: new AbortController().signal,
    print: (line) => {
      seen.stdout += `${line}\n`;
    },
    tell: (what) => {
      seen.stderr += `${what instanceof Error ? what.message : what}\n`;
    },
  });
  return seen;
}

const typeOf = async (path: string) => {
  const bytes = readFileSync(path);
  const file: SourceFile = { name: path, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
  expect(await checkWhisper(file.size, file.read)).toMatchObject({ nVocab: 51865 });
  return bytes.readInt32LE(44) % 1000;
};

describe("sotto convert", () => {
  test("writes ggml in another type, and says what it wrote", async () => {
    const { code, stdout, stderr, folder } = await run("convert", (path) => [
      path("in.bin"),
      path("out.bin"),
      "--type",
      "q5_1",
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(/out\.bin: \d+ MB, q5_1, 99 languages\.\n$/);
    expect(await typeOf(join(folder, "out.bin"))).toBe(9);
    expect(readdirSync(folder).sort()).toEqual(["in.bin", "out.bin"]);
  });

  test("writes a GGUF, which --model takes, and which becomes the same ggml file again", async () => {
    const first = await run("convert", (path) => [path("in.bin"), path("a.gguf")]);
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining("f16, 99 languages") });
    const back = await run("convert", (path) => [path("a.gguf"), path("b.bin")], first.folder);
    expect(back.code).toBe(0);
    const made = readFileSync(join(first.folder, "b.bin"));
    const { bytes, notes } = await readModel(join(first.folder, "a.gguf"));
    expect(Buffer.compare(made, bytes)).toBe(0);
    expect(notes).toEqual([]);
  });

  test("refuses in one sentence what is none of its kind, and leaves nothing behind", async () => {
    const { code, stderr, folder } = await run("convert", (path) => {
      writeFileSync(path("page.bin"), "<!doctype html><title>Sign in</title>");
      return [path("page.bin"), path("out.bin")];
    });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/page\.bin: The model file is a web page; .*\.\n$/),
    });
    expect(readdirSync(folder).sort()).toEqual(["in.bin", "page.bin"]);
  });

  test("does not write over what it reads, nor where nothing can be written", async () => {
    expect(await run("convert", (path) => [path("in.bin"), path("./in.bin")])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is what is read"),
    });
    expect(await run("convert", (path) => [path("in.bin"), path("none/out.bin")])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The disk refused: ENOENT/),
    });
  });
});

test("sotto models lists what comes with Sotto and what lies in a folder", async () => {
  const { code, stdout } = await run("models", (path) => {
    writeFileSync(path("notes.bin"), "no model");
    writeFileSync(path("damaged.gguf"), "GGUF");
    return [path("")];
  });
  expect(code).toBe(0);
  const lines = stdout.trim().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^tiny\.en-q5_1 +32 MB, q5_1, English$/);
  expect(lines[1]).toMatch(/^base-q5_1 +60 MB, q5_1, 99 languages$/);
  expect(lines[2]).toMatch(/in\.bin +\d+ MB, f16, 99 languages$/);
});

test.each([
  ["convert", [], "expected sotto convert IN OUT"],
  ["convert", ["a.pt", "b.bin", "c.bin"], "expected sotto convert IN OUT"],
  ["convert", ["a.pt", "b.onnx"], 'OUT is "b.onnx", expected a name that ends in .bin or .gguf'],
  ["convert", ["a.pt", "b.bin", "--type", "q2"], '--type is "q2", expected f32, f16,'],
  ["convert", ["a.pt", "b.bin", "--size", "3"], "Unknown option '--size'"],
  ["models", ["a", "b"], "takes one folder"],
] as const)("sotto %s %j ends with one sentence", (verb, args, message) => {
  expect(() => parseModelCommand(verb, args)).toThrow(message);
});

test("--help is help there too", () => {
  expect(parseModelCommand("convert", ["--help"])).toEqual({ name: "help" });
});
