import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../setup/root";
import { newFolder } from "../setup/testFolders";
import { builtProgram, userEnvironment } from "./testing/built";

const root = projectRoot();
const program = builtProgram();
const clip = join(root, "public", "jfk.mp3");
const folder = join(root, "public", "models");
const manifest = join(folder, "manifest.json");

describe("start-up", () => {
  const launcher = join(root, "scripts", "transcribe", "sotto.mjs");
  const start = (...args: string[]) => spawnSync(process.execPath, args, { encoding: "utf8" });

  test("npx finds a program that may be run after every build", () => {
    const { status, stdout, stderr } = spawnSync("npx", ["sotto", "--version"], { cwd: root, encoding: "utf8" });
    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    for (const file of [launcher, program]) expect(statSync(file).mode & 0o111).toBe(0o111);
  });

  test("an old Node and a missing build end with one sentence", () => {
    const pretend = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.4"})';
    expect(start("--import", pretend, launcher, clip)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: "Node is 18.20.4, expected 20.19.0 or newer.\n",
    });
    const folder = newFolder();
    mkdirSync(join(folder, "scripts", "transcribe"), { recursive: true });
    copyFileSync(launcher, join(folder, "scripts", "transcribe", "sotto.mjs"));
    expect(start(join(folder, "scripts", "transcribe", "sotto.mjs"), clip)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: "The command line is not built, expected dist/cli/sotto.mjs; npm run build:cli makes it.\n",
    });
  });

  /** A copy of the built project whose models are what `fill` puts into their folder. */
  function project(fill: (models: string) => void): string {
    const copy = newFolder();
    cpSync(join(root, "dist", "cli"), join(copy, "dist", "cli"), { recursive: true });
    for (const path of ["package.json", "node_modules", "dist/wasm", "app"])
      symlinkSync(join(root, path), join(copy, path));
    mkdirSync(join(copy, "public", "models"), { recursive: true });
    fill(join(copy, "public", "models"));
    return join(copy, "dist", "cli", "sotto.mjs");
  }

  test.each([
    ["no models", () => {}, /^\S+models holds no list of models, expected manifest\.json or --model FILE\.\n$/],
    [
      "a missing model",
      (models: string) => copyFileSync(manifest, join(models, "manifest.json")),
      /^\S+tiny\.en-q5_1\.bin is missing, expected a model\.\n$/,
    ],
    [
      "a model with a changed byte",
      (models: string) => {
        copyFileSync(manifest, join(models, "manifest.json"));
        const bytes = readFileSync(join(root, "public", "models", "ggml-tiny.en-q5_1.bin"));
        bytes[20_000_000] = ~(bytes[20_000_000] ?? 0);
        writeFileSync(join(models, "ggml-tiny.en-q5_1.bin"), bytes);
      },
      /^\S+tiny\.en-q5_1\.bin is damaged: its sha256 is [0-9a-f]{64}, expected 01389982\w+; git checkout \S+ brings it back\.\n$/,
    ],
  ])("%s end with one sentence", (_, fill, sentence) => {
    const { status, stdout, stderr } = start(project(fill), clip, "--device", "cpu");
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: expect.stringMatching(sentence) });
  });

  test("a good model is remembered by size and time, and looked at again when they change", () => {
    const cache = newFolder();
    const short = join(root, "engine", "testing", "audio", "lj-LJ001-0002.flac");
    const env = { ...userEnvironment, XDG_CACHE_HOME: cache };
    const path = project((models) => {
      copyFileSync(manifest, join(models, "manifest.json"));
      copyFileSync(join(root, "public", "models", "ggml-tiny.en-q5_1.bin"), join(models, "ggml-tiny.en-q5_1.bin"));
    });
    const run = () => spawnSync(process.execPath, [path, short, "--device", "cpu"], { env, encoding: "utf8" });
    expect(run().status).toBe(0);
    const model = join(path, "..", "..", "..", "public", "models", "ggml-tiny.en-q5_1.bin");
    expect(JSON.parse(readFileSync(join(cache, "sotto", "models.json"), "utf8"))).toEqual({
      [model]: expect.stringMatching(/^01389982\w+ 32166155 \d/),
    });
    const bytes = readFileSync(model);
    bytes[20_000_000] = ~(bytes[20_000_000] ?? 0);
    writeFileSync(model, bytes);
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining("is damaged") });
  });

  test("a folder, a device, and too little memory end with one sentence", () => {
    expect(start(program, clip, "--model", folder)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^\S+models: The folder has [^\n]+; one file of weights was expected\.\n$/),
    });
    expect(start(program, clip, "--model", "/dev/zero")).toMatchObject({
      status: 1,
      stderr: "/dev/zero is a device or a pipe, expected a model.\n",
    });
    const command = 'ulimit -v 3000000; exec "$0" "$@" --device cpu';
    expect(spawnSync("bash", ["-c", command, process.execPath, program, clip], { encoding: "utf8" })).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/^There is too little memory: [^\n]*\n$/),
    });
  });
});
