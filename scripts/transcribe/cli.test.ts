import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../setup/root";
import { newFolder } from "../setup/testFolders";
import { formats } from "./formats";
import { builtProgram, userEnvironment } from "./testing/built";

const root = projectRoot();
const program = builtProgram();
const clip = join(root, "public", "jfk.mp3");

/** Runs the built command as a user would. */
function sotto(...args: string[]) {
  const result = spawnSync(process.execPath, [program, ...args], { env: userEnvironment, encoding: "utf8" });
  return { code: result.status, stdout: result.stdout, stderr: withoutDawn(result.stderr) };
}

/** Dawn warns of limits that it lowers on lavapipe. */
function withoutDawn(stderr: string): string {
  return stderr.replace(/^Warning: maxDynamic.*\n/gm, "");
}

test("the sample clip: words as they are found, speed, and files that parse", { timeout: 600_000 }, () => {
  const folder = newFolder();
  const { code, stdout, stderr } = sotto(clip, "--output_dir", folder, "--verbose", "--device", "cpu");
  expect(stderr).toMatch(
    /^tiny\.en-q5_1 on \d+ threads?, (?:relaxed )?SIMD in i16, \d+ MB of memory\. The processor computes.*\n11\.\d s of audio in .+ × realtime\)\.\n$/,
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/^(\[\d\d:\d\d\.\d{3} --> \d\d:\d\d\.\d{3}\] {2}\S.*\n)+$/);
  expect(words(stdout.replace(/^\[.*?\]/gm, ""))).toBe(
    "and so my fellow americans ask not what your country can do for you ask what you can do for your country",
  );
  expect(readdirSync(folder).sort()).toEqual([...formats].sort().map((f) => `jfk.${f}`));
  const cues = parseSrt(readFileSync(join(folder, "jfk.srt"), "utf8"));
  const transcript = JSON.parse(readFileSync(join(folder, "jfk.json"), "utf8"));
  expect(cues.map(({ text }) => ` ${text}`)).toEqual(transcript.segments.map(({ text }: { text: string }) => text));
  expect(cues.every(({ start, end }, i) => start < end && start >= (cues[i - 1]?.end ?? 0))).toBe(true);
});

test("the graphics adapter, when asked for, finds the same words", { timeout: 600_000 }, () => {
  const { code, stdout, stderr } = sotto(clip, "--device", "webgpu", "--verbose");
  expect(stderr).toMatch(/^tiny\.en-q5_1 on .+ in f32, .+ The graphics card computes, as you asked\.\n/);
  expect(code).toBe(0);
  expect(words(stdout.replace(/^\[.*?\]/gm, ""))).toContain("ask what you can do for your country");
});

test("speech over standard input: lines as they are confirmed", { timeout: 600_000 }, () => {
  const wav = readFileSync(join(root, "engine", "testing", "audio", "jfk-16k.wav"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "-", "--device", "cpu"], {
    env: userEnvironment,
    encoding: "utf8",
    input: wav.subarray(44),
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^(\[\d\d:\d\d\.\d{3} --> \d\d:\d\d\.\d{3}\] {2}\S.*\n)+$/);
  expect(words(stdout.replace(/^\[.*?\]/gm, ""))).toContain("ask what you can do for your country");
});

describe("bad input ends with one sentence and a code", () => {
  test.each([
    [["/nowhere/a.wav"], 1, "/nowhere/a.wav does not exist.\n"],
    [[clip, "--model", "huge"], 1, /^There is no model "huge", expected tiny\.en-q5_1, .*\n$/],
    [[clip, "--language", "klingon"], 1, /^--language is "klingon", expected .*\n$/],
    [[clip, "--format", "doc"], 2, /^--format is "doc", expected .*\n$/],
    [[], 2, /^No audio file was given; expected .*\n$/],
  ])("%j", (args, code, stderr) => {
    expect(sotto(...args)).toEqual({ code, stdout: "", stderr: expect.stringMatching(stderr) });
  });

  test("text for audio, and a model cut short", () => {
    const folder = newFolder();
    const [text, model] = [join(folder, "a.wav"), join(folder, "model.bin")];
    writeFileSync(text, "not audio\n".repeat(1000));
    const unreadable = sotto(text);
    expect(unreadable.stderr).toMatch(/a\.wav .+\.\n$/);
    expect(unreadable.stderr.split("\n")).toHaveLength(2);
    expect(unreadable.code).toBe(1);
    const whole = readFileSync(join(root, "public", "models", "ggml-tiny.en-q5_1.bin"));
    writeFileSync(model, whole.subarray(0, whole.length >> 1));
    const corrupt = sotto(clip, "--model", model);
    expect(corrupt.stderr).toMatch(/expected/);
    expect(corrupt.stderr.trim().split("\n")).toHaveLength(1);
    expect(corrupt.code).toBe(1);
  });
});

test("--help and --version", () => {
  expect(sotto("--help")).toMatchObject({ code: 0, stdout: expect.stringContaining("Usage: sotto AUDIO…") });
  expect(sotto("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("a model that comes with Sotto is listed, becomes a GGUF, and hears the same from it", () => {
  const model = join(newFolder(), "tiny.gguf");
  expect(sotto("models", newFolder())).toMatchObject({ code: 0, stdout: expect.stringContaining("tiny.en-q5_1") });
  expect(sotto("convert", "tiny.en-q5_1", model)).toMatchObject({
    code: 0,
    stdout: "",
    stderr: `${model}: 32 MB, q5_1, English.\n`,
  });
  const json = ["--device", "cpu", "--format", "json"];
  const { code, stdout } = sotto(clip, "--model", model, ...json);
  expect({ code, stdout }).toEqual({ code: 0, stdout: sotto(clip, ...json).stdout });
  expect(sotto("convert", model)).toMatchObject({ code: 2, stdout: "" });
});

function words(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[a-z']+/g)
      ?.join(" ") ?? ""
  );
}

/** Cues of a SubRip file; throws where a line is not as the format wants it. */
function parseSrt(content: string): { start: number; end: number; text: string }[] {
  const blocks = content.trimEnd().split("\n\n");
  return blocks.map((block, index) => {
    const [number, times, ...lines] = block.split("\n");
    const match = /^(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})$/.exec(times ?? "");
    if (number !== String(index + 1) || !match || lines.length === 0) throw new Error(`not SubRip: ${block}`);
    const [h = 0, m = 0, s = 0, ms = 0, h2 = 0, m2 = 0, s2 = 0, ms2 = 0] = match.slice(1).map(Number);
    return {
      start: h * 3600 + m * 60 + s + ms / 1000,
      end: h2 * 3600 + m2 * 60 + s2 + ms2 / 1000,
      text: lines.join("\n"),
    };
  });
}
