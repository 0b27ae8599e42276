import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import type { DecodedFile } from "../../app/client/decoding/decodeFile";
import { errorCode } from "../../engine/index";
import { newFolder } from "../setup/testFolders";
import { decodePath } from "./decodePath";
import { findFfmpeg } from "./ffmpeg";
import { chirp, wavOf } from "./testing/chirp";

const noFfmpeg = () => undefined;
const exact = Float32Array.from(chirp, (sample) => sample / 32768);

function fixture(name: string): string {
  return fileURLToPath(new URL(`./testing/audio/${name}`, import.meta.url));
}

function temporary(name: string, content: Uint8Array | string): string {
  const file = join(newFolder(), name);
  writeFileSync(file, content);
  return file;
}

/** A file in a format that only ffmpeg may know. */
const strange = () => temporary("strange.bin", "x".repeat(5000));

/** A program in ffmpeg's place. */
function fakeFfmpeg(body: string): () => string {
  const file = temporary("ffmpeg", `#!${process.execPath}\n${body}`);
  chmodSync(file, 0o755);
  return () => file;
}

async function samplesOf(audio: DecodedFile): Promise<Float32Array> {
  const all: number[] = [];
  for (let chunk = await audio.read(); chunk; chunk = await audio.read()) for (const sample of chunk) all.push(sample);
  return Float32Array.from(all);
}

async function rejection(promise: Promise<unknown>): Promise<Error> {
  const error = await promise.then(
    () => new Error("nothing was thrown"),
    (reason: unknown) => reason as Error,
  );
  expect(errorCode(error)).toBe("audio-unreadable");
  return error;
}

/** Root of the mean square difference to the chirp, relative to it, when `samples` lag by −2 to `most` samples. */
function difference(samples: Float32Array, most: number): number {
  const power = Math.sqrt(exact.reduce((sum, x) => sum + x * x, 0));
  const lags = Array.from({ length: most + 3 }, (_, lag) => {
    let sum = 0;
    for (const [index, x] of exact.entries()) sum += (x - (samples[index + lag - 2] ?? 0)) ** 2;
    return Math.sqrt(sum) / power;
  });
  return Math.min(...lags);
}

describe("16-bit 16 kHz mono comes through bit by bit", () => {
  test("WAV, whatever its name", async () => {
    const audio = await decodePath(temporary("speech.mp3", wavOf([chirp], 16_000)), noFfmpeg);
    expect(audio.seconds).toBe(0.8);
    expect(await samplesOf(audio)).toEqual(exact);
  });

  test("FLAC, a last frame of digital silence included", async () => {
    expect(await samplesOf(await decodePath(fixture("chirp.flac"), noFfmpeg))).toEqual(exact);
  });
});

describe("lossy formats sound the same", () => {
  // FFmpeg's Vorbis decoder ends 128 samples at 44.1 kHz early, and so does what openai/whisper hears.
  test.each([
    ["chirp.m4a", 0],
    ["chirp.mp3", 0],
    ["chirp.ogg", 46],
    ["chirp.opus", 0],
    ["chirp.webm", 0],
  ])("%s", async (name, missing) => {
    const samples = await samplesOf(await decodePath(fixture(name), noFfmpeg));
    expect(samples.length).toBe(exact.length - missing);
    expect(difference(samples, 1)).toBeLessThan(0.1);
  });

  test("other sample rates and channels", async () => {
    const twice = Int16Array.from({ length: 2 * chirp.length }, (_, n) => chirp[n >> 1] ?? 0);
    const half = (array: Int16Array) => array.map((sample) => sample / 2);
    const samples = await samplesOf(
      await decodePath(temporary("a.wav", wavOf([twice, half(twice)], 32_000)), noFfmpeg),
    );
    expect(samples.length).toBe(exact.length);
    expect(
      difference(
        samples.map((sample) => sample / 0.75),
        1,
      ),
    ).toBeLessThan(0.1);
  });
});

test("a header without samples is no error", async () => {
  const audio = await decodePath(temporary("none.wav", wavOf([new Int16Array()], 16_000)), noFfmpeg);
  expect(await audio.read()).toBeNull();
});

test("a truncated file gives what it holds", async () => {
  const whole = readFileSync(fixture("chirp.mp3"));
  const audio = await decodePath(temporary("cut.mp3", whole.subarray(0, whole.length >> 1)), noFfmpeg);
  const { length } = await samplesOf(audio);
  expect(length).toBeGreaterThan(0.4 * exact.length);
  expect(length).toBeLessThan(0.7 * exact.length);
});

describe("what cannot be read is refused with a sentence", () => {
  test("no file, a folder, an empty file", async () => {
    expect((await rejection(decodePath("/nowhere/a.wav", noFfmpeg))).message).toBe("/nowhere/a.wav does not exist.");
    expect((await rejection(decodePath(tmpdir(), noFfmpeg))).message).toContain("is a folder, expected an audio file.");
    expect((await rejection(decodePath(temporary("a.wav", ""), noFfmpeg))).message).toMatch(/a\.wav is empty\.$/);
  });

  test("text with an audio name", async () => {
    const { message } = await rejection(decodePath(temporary("a.mp3", "not audio at all\n".repeat(300)), noFfmpeg));
    expect(message).toMatch(/a\.mp3 is not audio or video in a format known here; ffmpeg reads more .* not found\.$/);
  });

  test.each([
    ["chirp.m4a", "mp4a", "drms", "holds sound that is encrypted"],
    ["chirp.opus", "OpusHead", "OpusHell", "looks like Ogg, but nothing in it can be read"],
    // A track of subtitles.
    ["chirp.webm", "\x83\x81\x02", "\x83\x81\x11", "has no sound in it"],
  ])("%s with %s as %s", async (name, from, to, complaint) => {
    const changed = readFileSync(fixture(name)).toString("latin1").replace(from, to);
    const { message } = await rejection(decodePath(temporary(name, Buffer.from(changed, "latin1")), noFfmpeg));
    expect(message).toContain(complaint);
  });

  test("a codec that has no decoder", async () => {
    const wav = wavOf([chirp], 16_000);
    new DataView(wav.buffer).setUint16(20, 0x75, true);
    const { message } = await rejection(decodePath(temporary("a.wav", wav), noFfmpeg));
    expect(message).toContain(
      "a.wav holds sound in Voxware MetaSound, which cannot be decoded here; ffmpeg reads more",
    );
  });

  test("noise that ffmpeg refuses as well", async () => {
    const ffmpeg = fakeFfmpeg('console.error("first line\\nInvalid data found"); process.exitCode = 183;');
    const { message } = await rejection(decodePath(temporary("a.bin", "x".repeat(5000)), ffmpeg));
    expect(message).toMatch(/a\.bin cannot be decoded by ffmpeg: Invalid data found\.$/);
  });
});

describe("ffmpeg", () => {
  test("reads what is left, streamed in pieces that may end within a sample", async () => {
    const raw = temporary("chirp.raw", new Uint8Array(chirp.buffer));
    const ffmpeg = fakeFfmpeg(`
      const data = require("node:fs").readFileSync(${JSON.stringify(raw)});
      const pieces = [data.subarray(0, 3), data.subarray(3, 1000), data.subarray(1000)];
      const next = () => { const piece = pieces.shift(); if (piece) process.stdout.write(piece, () => setTimeout(next, 20)); };
      next();`);
    expect(await samplesOf(await decodePath(strange(), ffmpeg))).toEqual(exact);
  });

  test("is told what openai/whisper tells it", async () => {
    const ffmpeg = fakeFfmpeg("console.error(process.argv.slice(2).join(' ')); process.exitCode = 1;");
    const { message } = await rejection(decodePath(strange(), ffmpeg));
    expect(message).toMatch(/-nostdin .*-i file:.*strange\.bin .*-f s16le -ac 1 -acodec pcm_s16le -ar 16000 -\.$/);
  });

  test("ends when the audio is closed early", async () => {
    const ffmpeg = fakeFfmpeg("setInterval(() => process.stdout.write(Buffer.alloc(4000)), 5);");
    const audio = await decodePath(strange(), ffmpeg);
    expect((await audio.read())?.length).toBeGreaterThan(0);
    await audio.close();
  });

  test("is ended when nothing comes of it", async () => {
    const ffmpeg = fakeFfmpeg("setInterval(() => {}, 1000);");
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const opening = rejection(decodePath(strange(), ffmpeg));
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { timeout: 20_000 });
    vi.advanceTimersByTime(10_000);
    expect((await opening).message).toMatch(/strange\.bin made its decoder hang, which was ended\.$/);
    vi.useRealTimers();
  });

  test("is found on the path", () => {
    const file = fakeFfmpeg("")();
    expect(findFfmpeg(`/nowhere:${join(file, "..")}`)).toBe(file);
    expect(findFfmpeg("/nowhere")).toBeUndefined();
  });
});
