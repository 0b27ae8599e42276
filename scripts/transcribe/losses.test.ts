import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../setup/root";
import { newFolder } from "../setup/testFolders";
import { builtProgram, userEnvironment } from "./testing/built";

const root = projectRoot();
const program = builtProgram();
const sample = join(root, "public", "jfk.mp3");
/** The sample clip in 16 bits at 16 kHz. */
const samples = readFileSync(join(root, "engine", "testing", "audio", "jfk-16k.wav")).subarray(78);
const short = join(root, "engine", "testing", "audio", "lj-LJ001-0002.flac");
const formats = ["ass", "csv", "docx", "fcpxml", "html", "json", "lrc", "md", "srt", "tsv", "txt", "vtt"];
const shortWords = "in being comparatively modern";
const timeout = 600_000;

const env = userEnvironment;

function sotto(args: readonly string[], input?: Uint8Array) {
  const options = { env, encoding: "utf8", input } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, "--device", "cpu"], options);
  return { status, stdout, stderr };
}

/** A WAV file of these samples, whose header says that there are so many bytes of them. */
function wav(pcm: Uint8Array, bytes = pcm.length): Buffer {
  const header = Buffer.alloc(44);
  header.write("RIFF____WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data", "latin1");
  header.writeUInt32LE(bytes === pcm.length ? 36 + bytes : bytes, 4);
  header.writeUInt32LE(bytes, 40);
  return Buffer.concat([header, pcm]);
}

/** Two minutes with the sample clip in each half of one: a clip that follows upon itself is decoded at every temperature. */
function longFile(): string {
  const file = join(newFolder(), "long.wav");
  const window = Buffer.concat([samples, Buffer.alloc(30 * 32000 - samples.length)]);
  writeFileSync(file, wav(Buffer.concat(Array.from({ length: 4 }, () => window))));
  return file;
}

/** Sends a signal once text is printed; how the process ended. */
async function interrupt(child: ChildProcess, signal: NodeJS.Signals) {
  let [stdout, stderr] = ["", ""];
  child.stderr?.on("data", (data) => {
    stderr += data;
  });
  child.stdout?.on("data", (data) => {
    if (stdout === "") child.kill(signal);
    stdout += data;
  });
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, stdout, stderr };
}

describe("a signal keeps what is there", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s in the middle of a file", { timeout }, async (signal, status) => {
    const output = newFolder();
    const child = spawn(process.execPath, [program, longFile(), short, "--output", output, "--device", "cpu"], { env });
    const ended = await interrupt(child, signal);
    expect(ended.status).toBe(status);
    expect(ended.stderr).toMatch(
      /Stopped at \d+\.\d s of \S+long\.wav\. The text before is kept in \S+long\.partial\.txt /,
    );
    expect(ended.stderr).toContain(`long.partial.txt and ${formats.length - 1} more files.\n`);
    expect(ended.stderr).toContain("One more file was not begun.\n");
    expect(readdirSync(output).sort()).toEqual(formats.map((format) => `long.partial.${format}`));
    for (const format of formats) {
      const path = join(output, `long.partial.${format}`);
      const text = format === "docx" ? (await mammoth.extractRawText({ path })).value : readFileSync(path, "utf8");
      expect(text, format).toContain("what your country can do for you");
    }
  });

  test.each([
    ["SIGINT", 0],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s while standard input is heard", { timeout }, async (signal, status) => {
    const output = newFolder();
    const child = spawn(process.execPath, [program, "-", "--output", output, "--device", "cpu"], { env });
    // Speech, silence that confirms it, and no end.
    child.stdin.write(samples);
    child.stdin.write(new Uint8Array(3 * 32000));
    const ended = await interrupt(child, signal);
    expect(ended.status).toBe(status);
    expect(readdirSync(output).sort()).toEqual(formats.map((format) => `stdin.${format}`));
    expect(readFileSync(join(output, "stdin.txt"), "utf8")).toMatch(/what you can do for your country/i);
  });

  test("even one that cannot be caught leaves the text", { timeout }, async () => {
    const output = newFolder();
    const args = [program, longFile(), "--output", output, "--format", "srt", "--device", "cpu"];
    expect((await interrupt(spawn(process.execPath, args, { env }), "SIGKILL")).status).toBeNull();
    expect(readdirSync(output)).toEqual(["long.partial.txt"]);
    expect(readFileSync(join(output, "long.partial.txt"), "utf8")).toContain("country");
  });
});

describe("outputs", () => {
  test("a full disk behind standard output is no success", { timeout }, () => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [program, short, sample, "--device", "cpu"], {
      env,
      encoding: "utf8",
      stdio: ["ignore", full, "pipe"],
    });
    closeSync(full);
    expect(status).toBe(1);
    expect(stderr).toContain("Standard output cannot be written: no space is left on the device.\n");
    expect(stderr).toContain("One more file was not begun.\n");
  });

  test("a reader that has seen enough is no failure, and files are written all the same", { timeout }, () => {
    const output = newFolder();
    const command = `"$0" "$@" | head -c 1; exit \${PIPESTATUS[0]}`;
    const args = ["-c", command, process.execPath, program, short, sample, "--output", output, "--format", "txt"];
    const { status, stderr } = spawnSync("bash", args, { env, encoding: "utf8" });
    expect(status, stderr).toBe(0);
    expect(readdirSync(output).sort()).toEqual(["jfk.txt", "lj-LJ001-0002.txt"]);
  });

  test("what cannot be written is said before the work, printed, and ends no batch", { timeout }, () => {
    const output = newFolder();
    mkdirSync(join(output, "jfk.srt"));
    const run = sotto([sample, short, "--output", output, "--format", "srt", "--verbose", "False"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(
      /^\S+jfk\.srt cannot be written: it is a folder; what belongs there will be printed\.\n/,
    );
    expect(run.stdout).toMatch(/^1\n00:00:00,000 --> /);
    expect(run.stdout).toContain("ask what you can do for your country");
    expect(readFileSync(join(output, "lj-LJ001-0002.srt"), "utf8")).toContain(shortWords);
    const blocked = sotto([short, "--output", join(sample, "out"), "--format", "txt", "--verbose", "False"]);
    expect(blocked).toMatchObject({ status: 1, stdout: expect.stringContaining(shortWords) });
    expect(blocked.stderr).toMatch(/^\S+ cannot be written: .*; what belongs there will be printed\.\n/);
  });

  test("files of one name overwrite nothing; what is there is skipped; shards share the work", { timeout }, () => {
    const [input, output] = [newFolder(), newFolder()];
    const files = ["mon/a.flac", "tue/a.flac", "b.flac"].map((name) => join(input, name));
    for (const day of ["mon", "tue"]) mkdirSync(join(input, day));
    for (const file of files) copyFileSync(short, file);
    const args = [...files, "--output", output, "--format", "txt", "--manifest", join(output, "manifest.jsonl")];
    const shards = ["1/2", "2/2"].map((shard) => sotto([...args, "--shard", shard]));
    expect(shards.map(({ status }) => status)).toEqual([0, 0]);
    const written = ["b.txt", "mon/a.txt", "tue/a.txt"].map((name) => readFileSync(join(output, name), "utf8"));
    expect(written.every((text) => text.includes(shortWords))).toBe(true);
    const again = sotto([...args, "--skip-existing"]);
    expect(again).toEqual({ status: 0, stdout: "", stderr: "Skipped 3 of 3 files, whose transcripts are there.\n" });
    const rows = readFileSync(join(output, "manifest.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((row) => JSON.parse(row));
    expect(rows.map(({ status }) => status)).toEqual([...Array(3).fill("done"), ...Array(3).fill("skipped")]);
    expect(
      rows
        .slice(0, 3)
        .map(({ file }) => file)
        .sort(),
    ).toEqual([...files].sort());
    expect(rows[0]).toMatchObject({
      language: "en",
      model: "tiny.en-q5_1",
      outputs: [expect.stringMatching(/\.txt$/)],
    });
  });
});

test.skipIf(process.platform !== "linux")("a file whose name is Latin-1 is found", { timeout }, () => {
  const command = `cp "$1" "$2"/caf$'\\xe9'.flac && "$3" "$4" "$2"/caf$'\\xe9'.flac --device cpu --output "$2" --format txt`;
  const output = newFolder();
  const args = ["-c", command, "bash", short, output, process.execPath, program];
  const { status, stdout } = spawnSync("bash", args, { env, encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(shortWords) });
  expect(readFileSync(join(output, "café.txt"), "utf8")).toContain(shortWords);
});

describe("pipes", () => {
  test.each([
    ["WAV", wav(samples)],
    ["WAV without a length", wav(samples, 0xffffffff)],
    ["MP3", readFileSync(sample)],
  ])("%s over standard input is heard", { timeout }, (_, bytes) => {
    const { status, stdout } = sotto(["-"], bytes);
    expect(status).toBe(0);
    expect(stdout.toLowerCase().replace(/[^a-z]+/g, " ")).toContain("ask what you can do for your country");
  });

  test.each([
    ["text", Buffer.from("This is no sound.\n".repeat(300))],
    ["a picture", readFileSync(join(root, "public", "icons", readdirSync(join(root, "public", "icons"))[0] ?? ""))],
    ["nothing", new Uint8Array()],
  ])("%s over standard input is refused", { timeout }, (_, bytes) => {
    expect(sotto(["-"], bytes)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/^Standard input is [^.]*, expected 16 kHz .*\.\n$/),
    });
  });

  test("named pipes are read as files are", { timeout }, () => {
    const pipe = join(newFolder(), "pipe.flac");
    execFileSync("mkfifo", [pipe]);
    spawn("cp", [short, pipe]);
    expect(sotto([pipe])).toMatchObject({ status: 0, stdout: expect.stringContaining(shortWords) });
    expect(existsSync(pipe)).toBe(true);
  });
});
