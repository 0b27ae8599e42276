import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { SoundOptions } from "../../app/client/decoding/decodeFile";
import { newFolder } from "../setup/testFolders";
import { decodePath } from "./decodePath";
import { wavOf } from "./testing/chirp";

const folder = fileURLToPath(new URL("./testing/audio/", import.meta.url));
const speech = fileURLToPath(new URL("../corpus/audio/", import.meta.url));
const inFixtures = (name: string) => join(folder, name);

function temporary(name: string, ...parts: readonly Uint8Array[]): string {
  const file = join(newFolder(), name);
  writeFileSync(file, Buffer.concat(parts));
  return file;
}

async function heard(file: string, options: SoundOptions = {}) {
  const audio = await decodePath(file, () => undefined, file, options);
  const all: number[] = [];
  for (let chunk = await audio.read(); chunk; chunk = await audio.read()) all.push(...chunk);
  return { samples: all, seconds: all.length / 16_000, unread: audio.unread(), gaps: audio.gaps, track: audio.track };
}

/** Seconds at which something is first louder than 1 %. */
function begin(samples: readonly number[], from = 0): number {
  return samples.findIndex((sample, index) => index >= from * 16_000 && Math.abs(sample) > 0.01) / 16_000;
}

describe("files that were joined are read to their end", () => {
  test.each(["a.mp3", "a.opus", "a.ogg", "a.oga", "a.flac", "a.aac"])("%s", async (name) => {
    const bytes = readFileSync(join(speech, name));
    const alone = await heard(join(speech, name));
    const joined = await heard(temporary(name, bytes, bytes));
    expect(alone.seconds).toBeGreaterThan(3.9);
    expect(joined.seconds).toBeGreaterThan(2 * alone.seconds - 0.1);
    expect(joined.seconds).toBeLessThan(2 * alone.seconds + 0.15);
  });

  test("Ogg whose next part has other channels", async () => {
    const [one, two] = [join(speech, "a.opus"), inFixtures("chirp-stereo.opus")];
    const joined = temporary("a.opus", readFileSync(one), readFileSync(two));
    const expected = (await heard(one)).seconds + (await heard(two)).seconds;
    expect((await heard(joined)).seconds).toBeCloseTo(expected, 2);
    expect((await heard(joined, { from: 1 })).seconds).toBeCloseTo(expected - 1, 2);
  });

  test("WAV", async () => {
    const wav = wavOf([Int16Array.from({ length: 16_000 }, (_, i) => i)], 16_000);
    expect((await heard(temporary("a.wav", wav, wav))).samples).toHaveLength(32_000);
  });
});

describe("time is the file's time", () => {
  test("sound that begins behind the picture", async () => {
    const { samples, seconds, gaps } = await heard(inFixtures("late.mp4"));
    expect(gaps).toEqual([{ start: 0, end: expect.closeTo(1.94, 2) }]);
    expect(begin(samples)).toBeGreaterThan(1.9);
    expect(begin(samples)).toBeLessThan(2.1);
    expect(seconds).toBeGreaterThan(2.7);
  });

  test("a hole between packets", async () => {
    const { samples, seconds, unread, gaps } = await heard(inFixtures("gap.webm"));
    expect(gaps).toEqual([{ start: expect.closeTo(0.4, 1), end: expect.closeTo(1.4, 1) }]);
    const later = await heard(inFixtures("gap.webm"), { from: 1 });
    expect(later.gaps).toEqual([{ start: 1, end: gaps?.[0]?.end }]);
    expect(seconds).toBeCloseTo(1.8, 1);
    expect(begin(samples, 0.5)).toBeCloseTo(1.4, 1);
    expect(unread).toEqual([]);
  });

  test("a file that goes on in its middle has the same times", async () => {
    const whole = await heard(join(speech, "a.opus"));
    const later = await heard(join(speech, "a.opus"), { from: 3 });
    expect(later.samples.length).toBe(whole.samples.length - 48_000);
    const far = later.samples.reduce((most, x, i) => Math.max(most, Math.abs(x - (whole.samples[48_000 + i] ?? 0))), 0);
    expect(far).toBeLessThan(0.01);
  });
});

test("damage costs what it covers, and is named", async () => {
  const bytes = readFileSync(join(speech, "a.opus"));
  const middle = bytes.length >> 1;
  const { seconds, unread } = await heard(temporary("a.opus", bytes.fill(255, middle, middle + 60)));
  expect(seconds).toBeGreaterThan(3.4);
  expect(unread).toHaveLength(1);
  // A page of Ogg is a second of sound.
  expect(unread[0]?.start).toBeGreaterThan(0.9);
  expect(unread[0]?.end).toBeLessThan(3);
});

describe("tracks", () => {
  test("the first that is not silent is heard unless another is named", async () => {
    const file = inFixtures("tracks.mkv");
    const found = await heard(file);
    expect(found.track).toBe(1);
    expect(begin(found.samples)).toBeLessThan(0.1);
    expect(begin((await heard(file, { track: "1" })).samples)).toBeLessThan(0);
    expect((await heard(file, { track: "de" })).track).toBe(1);
    expect((await heard(file, { track: "eng" })).track).toBe(0);
    await expect(heard(file, { track: "fr" })).rejects.toThrow('has no audio track "fr", only 1 (eng), 2 (ger).');
  });
});

describe("float samples", () => {
  /** 32-bit float WAV, 16 kHz mono. */
  function floatWav(samples: readonly number[]): Uint8Array {
    const wav = wavOf([new Int16Array(2 * samples.length)], 16_000);
    const view = new DataView(wav.buffer);
    view.setUint16(20, 3, true);
    view.setUint32(28, 64_000, true);
    view.setUint16(32, 4, true);
    view.setUint16(34, 32, true);
    for (const [index, sample] of samples.entries()) view.setFloat32(44 + 4 * index, sample, true);
    return wav;
  }

  test("what is no number is silence and spoils nothing else", async () => {
    const file = temporary("nan.wav", floatWav([0.5, Number.NaN, 0.25, Number.POSITIVE_INFINITY, 0.125]));
    expect((await heard(file)).samples).toEqual([0.5, 0, 0.25, 0, 0.125]);
  });

  test("above full scale the sound is turned down, not cut off", async () => {
    const file = temporary("hot.wav", floatWav([8, 4, -2, 1]));
    expect((await heard(file)).samples.map((x) => Math.round(1000 * x) / 1000)).toEqual([1, 0.5, -0.25, 0.125]);
  });
});
